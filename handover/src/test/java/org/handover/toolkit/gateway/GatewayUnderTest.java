package org.handover.toolkit.gateway;

import org.handover.toolkit.config.Configuration;

/// One of the two gateways, driven by the `handover.yml` that both understand.
public interface GatewayUnderTest extends AutoCloseable {
  /// Comes back when it answers at `gateway.listen`.
  void start(Configuration configuration) throws Exception;

  /// Comes back when nothing listens there any more.
  @Override
  void close() throws Exception;
}
