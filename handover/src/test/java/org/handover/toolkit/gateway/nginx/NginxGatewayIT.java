package org.handover.toolkit.gateway.nginx;

import java.nio.file.Path;
import org.handover.toolkit.gateway.GatewayContract;
import org.handover.toolkit.gateway.GatewayUnderTest;

/// The contract, kept by nginx.
class NginxGatewayIT extends GatewayContract {
  @Override
  protected GatewayUnderTest gateway(Path folder) {
    return new TestNginx(folder);
  }
}
