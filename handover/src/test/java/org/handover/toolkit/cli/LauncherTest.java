package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which options `bin/handover` gives to the JVM, by a JVM that only says what it got.
@Tag("integration")
class LauncherTest {
  @TempDir private Path home = Path.of("");

  @BeforeEach
  void makeJvm() throws IOException {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.createDirectory(home.resolve("bin"));
    Path java = home.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private String options(String... words) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(Path.of("src/dist/bin/handover").toAbsolutePath().toString()));
    command.addAll(List.of(words));
    return ProcessRunner.run(
            Command.of(command.toArray(String[]::new))
                .with(Map.of("JAVA_HOME", home.toString(), "HANDOVER_APP", "/app")))
        .orStop("see the launcher")
        .output();
  }

  @Test
  void boundsTheGatewaysMemoryAndEndsItWhenThatIsUsedUp() {
    assertThat(options("gateway", "--replace"))
        .contains(
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-jar /app/handover.jar gateway --replace")
        .doesNotContain("TieredStopAtLevel");
    assertThat(options("gateway", "--mirror", "10%")).contains("-Xmx768m");
    assertThat(options("gateway", "--mirror=10%")).contains("-Xmx768m");
  }

  @Test
  void endsWhatRunsForMonthsWhenItsMemoryIsUsedUp() {
    assertThat(options("watch")).contains("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    assertThat(options("nginx", "mirror")).contains("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void startsShortCommandsFast() {
    assertThat(options("nginx", "status")).contains("-XX:TieredStopAtLevel=1");
    assertThat(options("restore")).doesNotContain("TieredStopAtLevel");
  }
}
