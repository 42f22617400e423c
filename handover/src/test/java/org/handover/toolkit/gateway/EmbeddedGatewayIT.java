package org.handover.toolkit.gateway;

import java.nio.file.Path;

/// The contract, held by the embedded gateway.
class EmbeddedGatewayIT extends GatewayContract {
  @Override
  protected GatewayUnderTest gateway(Path folder) {
    return new EmbeddedGateway();
  }
}
