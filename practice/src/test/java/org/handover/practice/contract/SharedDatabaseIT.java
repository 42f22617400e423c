package org.handover.practice.contract;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// While traffic moves, both backends serve one database. Here they take turns, request by request,
/// and nobody can tell it from the old backend alone: what either has written, be it a row, a hash
/// or a login, the other reads.
class SharedDatabaseIT {
  /// Chapters that write nothing of interest, or nothing at all.
  private static final Set<String> READERS =
      Set.of("roles", "filters", "bodies", "paths", "methods", "headers");

  private static TestDatabase ownDatabase;
  private static TestDatabase sharedDatabase;
  private static LegacyServer alone;
  private static PracticeServer practice;
  private static LegacyServer legacy;

  @BeforeAll
  static void startAll() throws IOException, SQLException {
    ownDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    sharedDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    alone = LegacyServer.start(PlayTests.environment(ownDatabase));
    practice = PracticeServer.start(PlayTests.environment(sharedDatabase));
    legacy = LegacyServer.start(PlayTests.environment(sharedDatabase));
  }

  @AfterAll
  static void stopAll() throws SQLException {
    alone.close();
    practice.close();
    legacy.close();
    ownDatabase.close();
    sharedDatabase.close();
  }

  @TestFactory
  Stream<DynamicNode> nobodyNoticesTheTurns() throws IOException {
    Corpus corpus = Corpus.read(PlayTests.CORPUS);
    Play play =
        new Play(
            corpus,
            PlayTests.KEYS,
            new Backend("legacy alone", alone.http()),
            new Backend("in turns", practice.http(), legacy.http()));
    List<Chapter> writers =
        corpus.chapters().stream()
            .filter(chapter -> !READERS.contains(chapter.name()))
            .map(Chapter::withoutWaivers)
            .toList();
    return new PlayTests(play, ownDatabase, sharedDatabase).of(writers);
  }
}
