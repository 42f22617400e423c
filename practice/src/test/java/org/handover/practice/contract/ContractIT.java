package org.handover.practice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Plays the corpus against the old backend and the new one: first every case, in order, then the
/// two databases.
class ContractIT {
  private static final Keys KEYS =
      new Keys("the token key of the contract's play", "the cookie key of the contract's play");
  private static final Path CORPUS = Path.of("..", "parity");

  private static TestDatabase oldDatabase;
  private static TestDatabase newDatabase;
  private static LegacyServer legacy;
  private static PracticeServer next;

  @BeforeAll
  static void startBoth() throws IOException, SQLException {
    oldDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    newDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    legacy = LegacyServer.start(environment(oldDatabase));
    next = PracticeServer.start(environment(newDatabase));
  }

  @AfterAll
  static void stopBoth() throws SQLException {
    legacy.close();
    next.close();
    oldDatabase.close();
    newDatabase.close();
  }

  @TestFactory
  Stream<DynamicNode> bothAnswerAlike() throws IOException {
    Corpus corpus = Corpus.read(CORPUS);
    Play play =
        new Play(
            corpus, KEYS, new Backend("legacy", legacy.http()), new Backend("next", next.http()));
    return Stream.concat(
        corpus.chapters().stream().map(chapter -> container(chapter, play)),
        Stream.of(
            DynamicTest.dynamicTest("every waiver was needed", () -> noIdleWaiver(play)),
            DynamicTest.dynamicTest("both databases hold the same rows", () -> sameRows(play))));
  }

  private static DynamicNode container(Chapter chapter, Play play) {
    return DynamicContainer.dynamicContainer(
        chapter.name(),
        chapter.cases().stream()
            .map(played ->
                DynamicTest.dynamicTest(
                    played.name(),
                    () -> assertThat(play.play(played)).as(played.name()).isEmpty())));
  }

  private static void noIdleWaiver(Play play) {
    assertThat(play.idleWaivers()).isEmpty();
  }

  private static void sameRows(Play play) {
    Map<String, String> selects = Rows.selects(oldDatabase.dataSource());
    List<String> differences =
        new RowComparison(play.passwords(), play.started())
            .differences(
                Rows.read(oldDatabase.dataSource(), selects),
                Rows.read(newDatabase.dataSource(), selects));
    System.out.printf("The contract: %,d requests played%n", play.requests());
    assertThat(differences).isEmpty();
  }

  private static Map<String, String> environment(TestDatabase database) {
    return Map.of(
        "DATABASE_URL", database.url(),
        "JWT_SECRET_KEY", KEYS.jwt(),
        "SECRET_KEY", KEYS.session(),
        "SCHEMA_MODE", "apply");
  }
}
