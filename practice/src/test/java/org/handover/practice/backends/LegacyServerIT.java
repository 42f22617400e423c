package org.handover.practice.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.handover.practice.rawhttp.RawHttp;
import org.handover.practice.rawhttp.RawRequest;
import org.junit.jupiter.api.Test;

class LegacyServerIT {
  // Health asks no database.
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none",
          "JWT_SECRET_KEY", "a key for tokens",
          "SECRET_KEY", "a key for cookies");

  @Test
  void closingItFreesThePort() throws IOException {
    LegacyServer server = LegacyServer.start(ENVIRONMENT);
    RawHttp http = server.http();
    assertThat(http.send(RawRequest.get("/api/health")).text()).contains("ok");

    server.close();

    assertThatThrownBy(() -> http.send(RawRequest.get("/api/health")))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void itTellsWhyItDidNotStart() {
    Map<String, String> broken =
        Map.of("DATABASE_URL", "nonsense", "JWT_SECRET_KEY", "x", "SECRET_KEY", "x");

    assertThatThrownBy(() -> LegacyServer.start(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Could not parse");
  }

  @Test
  void itDoesNotOutliveAJvmThatIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = owner.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("started");
    }
    List<ProcessHandle> started = owner.descendants().toList();

    owner.destroyForcibly();

    assertThat(started).isNotEmpty();
    for (ProcessHandle process : started) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  /// A JVM of its own, to be killed.
  static final class Owner {
    static void main() throws IOException, InterruptedException {
      LegacyServer.start(ENVIRONMENT);
      System.out.println("started");
      Thread.currentThread().join();
    }
  }
}
