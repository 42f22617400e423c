package org.handover.practice.contract;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.docs.OpenApiTraffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// The old backend and the new one, each on its own clone of one database, answer the whole corpus
/// alike and leave the same rows behind.
class ContractIT {
  private static TestDatabase oldDatabase;
  private static TestDatabase newDatabase;
  private static LegacyServer legacy;
  private static PracticeServer practice;

  @BeforeAll
  static void startBoth() throws IOException, SQLException {
    oldDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    newDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    legacy = LegacyServer.start(PlayTests.environment(oldDatabase));
    practice = PracticeServer.start(PlayTests.environment(newDatabase));
  }

  @AfterAll
  static void stopBoth() throws SQLException {
    legacy.close();
    practice.close();
    oldDatabase.close();
    newDatabase.close();
  }

  @TestFactory
  Stream<DynamicNode> bothAnswerAlike() throws IOException {
    OpenApiTraffic traffic = OpenApiTraffic.read();
    Stream<DynamicNode> play =
        PlayTests.of(
            PlayTests.CORPUS,
            PlayTests.KEYS,
            new Side("legacy", legacy.http(), oldDatabase),
            new Side("next", practice.http(), newDatabase),
            traffic);
    return Stream.concat(play, traffic.tests());
  }
}
