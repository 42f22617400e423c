package org.handover.toolkit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir private Path folder = Path.of("");

  private Configuration read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("handover.yml"), yaml);
    return new ConfigurationFile(file, environment).read();
  }

  @Test
  void takesTextsAsTheyAreWritten() throws IOException {
    Configuration configuration =
        read(
            """
            name: 1.10
            database: postgresql://h/db
            backends: {legacy: {role: "null"}, next: {role: no}}
            schema: {undo: ~, expected: , saved: 0123}
            """,
            Map.of());
    assertThat(configuration.name()).isEqualTo("1.10");
    assertThat(configuration.schema().saved()).isEqualTo("0123");
    assertThat(configuration.backends().legacy().role()).isEqualTo("null");
    assertThat(configuration.backends().next().role()).isEqualTo("no");
    assertThat(configuration.schema().undo()).isNull();
    assertThat(configuration.schema().expected()).isNull();
  }

  @Test
  void setsInTheEnvironmentWhateverItHolds() throws IOException {
    Configuration configuration =
        read(
            """
            name: test
            database: ${URL}
            scratch: ${SCRATCH:-}
            backup: {jobs: "${JOBS}"}
            verify: {unchanged: ["${TABLE}"], read-back: {run: [python3, "${SCRIPT:-all.py}"]}}
            """,
            Map.of("URL", "postgresql://u:%7D%3A%23@h/db", "JOBS", "3", "TABLE", "a: {b}"));
    assertThat(configuration.database().password()).isEqualTo("}:#");
    assertThat(configuration.scratch()).isNull();
    assertThat(configuration.backup().jobs()).isEqualTo(3);
    assertThat(configuration.verify().unchanged()).containsExactly("a: {b}");
    assertThat(configuration.verify().readBack())
        .isEqualTo(new VerifySettings.ReadBack(List.of("python3", "all.py"), Map.of()));
  }

  @Test
  void laysWhatIsWrittenOverTheDefaults() throws IOException {
    Configuration configuration =
        read(
            """
            name: test
            database: postgresql://h/db
            schema: {lock-timeout: &time 2s, batch-time: *time}
            backup: {folder: elsewhere}
            """,
            Map.of());
    assertThat(configuration.schema().lockTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.schema().batchTime()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.schema().patience()).isEqualTo(Duration.ofMinutes(5));
    assertThat(configuration.backup())
        .isEqualTo(new BackupSettings(folder.resolve("elsewhere"), 2));
    assertThat(configuration.journal()).isEqualTo(folder.resolve(".handover/journal.jsonl"));
  }
}
