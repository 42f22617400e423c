package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.handover.practice.ai.Eventually;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class EmbeddedDatabaseTest {
  @Test
  void holdsTheSampleDataAndLeavesNothingBehind() throws Exception {
    Path data;
    ProcessHandle server;
    try (Database database = EmbeddedDatabase.start(null)) {
      assertThat(client(database).sql("SELECT count(*) FROM \"user\"").query(Long.class).single())
          .isPositive();
      assertThat(client(database).sql("SELECT 'É' ILIKE 'é'").query(Boolean.class).single())
          .isTrue();
      data = dataOf(database);
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
    assertThat(data.getParent()).doesNotExist();
  }

  /// As a server does that panics while it recovers from a panic: on a full disk, for instance.
  @Test
  void noticesThatItsServerHasEndedForGood() throws Exception {
    try (Database database = EmbeddedDatabase.start(null);
        DatabaseProbe probe = new DatabaseProbe(database)) {
      assertThat(probe.isLost()).isFalse();
      String pid = Files.readAllLines(dataOf(database).resolve("postmaster.pid")).getFirst();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();

      server.destroyForcibly();

      Eventually.holds(probe::isLost);
      assertThat(probe.answers()).isFalse();
    }
  }

  @Test
  void keepsItsDataWhereItIsToldTo(@TempDir Path folder) throws Exception {
    Path kept = folder.resolve("kept");
    try (Database database = EmbeddedDatabase.start(kept)) {
      new SchemaGate(database.url(), new SchemaExpansion(database.url(), _ -> false))
          .pass(database.schemaMode());
      client(database).sql("INSERT INTO categories (name) VALUES ('kept')").update();
    }

    try (Database database = EmbeddedDatabase.start(kept)) {
      new SchemaGate(database.url(), new SchemaExpansion(database.url(), _ -> false))
          .pass(SchemaMode.CHECK);
      assertThat(
              client(database)
                  .sql("SELECT count(*) FROM categories WHERE name = 'kept'")
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
    }
  }

  @Test
  void sharesItsFolderWithNobody(@TempDir Path folder) {
    try (Database _ = EmbeddedDatabase.start(folder)) {
      assertThatExceptionOfType(StartRefusedException.class)
          .isThrownBy(() -> EmbeddedDatabase.start(folder))
          .withMessageContaining("is in use by another process");
    }
  }

  @Test
  void refusesAFolderThatItCannotUse(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> EmbeddedDatabase.start(file))
        .withMessageContaining("no use of " + file);
  }

  @Test
  void saysWhatTheServerSaidWhenItDidNotStart(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("postgresql/data/something-else"));

    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> EmbeddedDatabase.start(folder))
        .withMessageContaining("exists but is not empty");
  }

  private static Path dataOf(Database database) {
    return Path.of(
        client(database).sql("SHOW data_directory").query((row, _) -> row.getString(1)).single());
  }

  private static JdbcClient client(Database database) {
    return JdbcClient.create(database.url().dataSource("practice"));
  }
}
