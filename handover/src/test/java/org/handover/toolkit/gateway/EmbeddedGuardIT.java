package org.handover.toolkit.gateway;

import java.nio.file.Path;
import org.handover.toolkit.guard.GuardContract;

/// The guard behind the embedded gateway.
class EmbeddedGuardIT extends GuardContract {
  @Override
  protected GatewayUnderTest gateway(Path place) {
    return new EmbeddedGateway();
  }
}
