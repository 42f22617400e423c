package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that take longer than they may.
class DeadlineIT {
  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header token;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    Map<String, String> environment =
        new HashMap<>(
            PracticeServer.environment(database.url() + "?options=-c%20lock_timeout%3D1s"));
    environment.put("REQUEST_DEADLINE", "5s");
    server = PracticeServer.start(environment);
    api = new BothApis(server.port());
    token = api.token("learner");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/activities", "/api/v2/activities/"})
  void answersWhatCanBeTriedAgainWhereALockIsNotToBeHad(String target) throws Exception {
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table activities in access exclusive mode");

      RawResponse answer = api.get(target, token);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("2");
      other.rollback();
    }
    assertThat(api.get(target, token).status()).isEqualTo(200);
  }

  @Test
  void keepsWhatWasBrokenOffFromTheDatabase() {
    DataSource sessions = server.bean(DataSource.class);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(sessions::getConnection)
          .isInstanceOf(SQLTransientConnectionException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void endsAConnectionOnWhichTheHeadOfARequestDrips() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(200);
      socket.getOutputStream().write("GET /api/health HTTP/1.1\r\nX: ".getBytes(ISO_8859_1));

      assertThat(dripUntilItEnds(socket)).isLessThan(100);
    }
    assertThat(api.get("/api/health").status()).isEqualTo(200);
  }

  private static int dripUntilItEnds(Socket socket) throws Exception {
    for (int bytes = 0; bytes < 100; bytes++) {
      try {
        socket.getOutputStream().write('a');
        if (socket.getInputStream().read() < 0) {
          return bytes;
        }
      } catch (SocketTimeoutException goesOn) {
        assertThat(socket.isClosed()).isFalse();
      } catch (SocketException ended) {
        return bytes;
      }
    }
    return 100;
  }
}
