package org.handover.toolkit.gateway.nginx;

import java.nio.file.Path;
import org.handover.toolkit.gateway.GatewayUnderTest;
import org.handover.toolkit.guard.GuardContract;

/// The guard behind nginx.
class NginxGuardIT extends GuardContract {
  @Override
  protected GatewayUnderTest gateway(Path place) {
    return new TestNginx(place);
  }
}
