package org.handover.toolkit.parity;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;

/// A backend that serves already.
///
/// @param health the path that answers 200 when all is well
record ReachedBackend(String name, RawHttp http, String health) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static ReachedBackend of(String name, BackendSettings settings) {
    URI url = settings.url();
    if (url == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.%s.url".formatted(name),
              "is missing",
              "say where the backend is"));
    }
    return new ReachedBackend(
        name, new RawHttp(url, PATIENCE), Objects.requireNonNullElse(settings.health(), "/"));
  }

  /// A backend that is compared with itself proves nothing.
  static void requireTwo(BackendSettings legacy, BackendSettings next) {
    if (legacy.url() != null && legacy.url().equals(next.url())) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.next.url",
              "is that of the legacy backend, which would be compared with itself",
              "say where the new backend is"));
    }
  }

  /// @throws StoppedException with what is wrong
  void requireWell() {
    String trouble = trouble();
    if (!trouble.isEmpty()) {
      throw new StoppedException(
          new Fault.Unreachable("backend " + name, trouble, "start it, or mend its url or health"));
    }
  }

  /// Empty if it is well.
  String trouble() {
    try {
      int status = http.send(RawRequest.get(health)).status();
      return status == 200 ? "" : "status %d at %s".formatted(status, health);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
