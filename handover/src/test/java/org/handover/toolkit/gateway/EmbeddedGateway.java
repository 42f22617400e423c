package org.handover.toolkit.gateway;

import java.time.Clock;
import java.util.Objects;
import org.handover.toolkit.config.Configuration;
import org.jspecify.annotations.Nullable;

/// The embedded gateway in this JVM.
final class EmbeddedGateway implements GatewayUnderTest {
  private @Nullable Gateway gateway;

  @Override
  public void start(Configuration configuration) {
    gateway =
        Gateway.start(
            GatewayPlan.of(configuration, Clock.systemUTC()),
            false,
            Mirror.NONE,
            System.err::println);
  }

  Gateway running() {
    return Objects.requireNonNull(gateway, "it was not started");
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
  }
}
