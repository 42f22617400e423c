package org.handover.practice.drf;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.contract.Gunicorn;
import org.handover.practice.contract.Keys;
import org.handover.practice.contract.PlayTests;
import org.handover.practice.contract.PracticeServer;
import org.handover.practice.contract.Side;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.docs.OpenApiTraffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Django REST framework and the new face, each on its own clone of one database, answer the same
/// requests alike and leave the same rows behind.
class DrfParityIT {
  private static final Keys KEYS = new Keys("the token key of this play", "the cookie key of it");

  private static TestDatabase drfDatabase;
  private static TestDatabase practiceDatabase;
  private static Gunicorn drf;
  private static PracticeServer practice;

  @BeforeAll
  static void startBoth() throws IOException, InterruptedException, SQLException {
    // Cloned from one template, so that the rows' times are the same in both.
    drfDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practiceDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    drf = DrfServer.start(drfDatabase, KEYS);
    practice =
        PracticeServer.start(
            Map.of(
                "DATABASE_URL", practiceDatabase.url(),
                "JWT_SECRET_KEY", KEYS.jwt(),
                "SECRET_KEY", KEYS.session(),
                // The framework counts nothing by itself.
                "THROTTLE_USER", "off",
                "THROTTLE_ADDRESS", "off",
                "THROTTLE_SIGN_IN", "off",
                "THROTTLE_GUESSES", "off"));
  }

  @AfterAll
  static void stopBoth() throws SQLException {
    drf.close();
    practice.close();
    drfDatabase.close();
    practiceDatabase.close();
  }

  @TestFactory
  Stream<DynamicNode> bothAnswerAlike() throws IOException {
    OpenApiTraffic traffic = OpenApiTraffic.read();
    Stream<DynamicNode> play =
        PlayTests.of(
            DrfServer.FOLDER.resolve("cases"),
            KEYS,
            new Side("drf", drf.http(), drfDatabase),
            new Side("practice", practice.http(), practiceDatabase),
            traffic);
    return Stream.concat(play, traffic.tests());
  }
}
