package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.operations.LogLines;
import org.handover.practice.rawhttp.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that go before they have their answer. It is nobody's failure but theirs.
class HangUpIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int CLIENTS = 20;

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header token;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    // Far more than the sockets between us hold.
    database.execute(
        """
        insert into activities (user_id, kind, feedback, "timestamp")
        select u.id, 'note', to_json(repeat('x', 100000)), now()
        from "user" u, generate_series(1, 100) where u.username = 'learner'
        """);
    server = PracticeServer.over(database);
    api = new BothApis(server.port());
    token = api.token("learner");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/activities?limit=100",
        "/api/v2/activities/?page_size=100",
        "/api/v2/users/me/export/"
      })
  void midAnswerLeavesNothingBehind(String target) throws Exception {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < CLIENTS; i++) {
        hangUpAfterFirstByte("GET " + target + " HTTP/1.1");
      }
      assertNothingIsLeft(log);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/activities", "/api/v2/activities/"})
  void midRequestLeavesNothingBehind(String target) throws Exception {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < CLIENTS; i++) {
        try (Socket socket = connect()) {
          send(socket, "POST " + target + " HTTP/1.1", "Content-Length: 1000\r\n", "{\"kind\":");
          socket.setSoLinger(true, 0);
        }
      }
      assertNothingIsLeft(log);
    }
  }

  private static void assertNothingIsLeft(LogLines log) throws Exception {
    HikariDataSource pool = server.bean(HikariDataSource.class);
    assertThat(Poll.until(() -> openConnections() == 1, SOON)).as("connections end").isTrue();
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    assertThat(log.complaints()).isEmpty();
    assertThat(api.get("/api/activities?limit=1", token).status()).isEqualTo(200);
  }

  /// The one that asks among them.
  private static int openConnections() throws IOException {
    return api.get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("http_server_connections "))
        .map(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }

  private static void hangUpAfterFirstByte(String requestLine) throws IOException {
    try (Socket socket = connect()) {
      socket.setReceiveBufferSize(4096);
      send(socket, requestLine, "", "");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoLinger(true, 0); // a reset
    }
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void send(Socket socket, String requestLine, String headers, String body)
      throws IOException {
    String request =
        "%s\r\nHost: x\r\nContent-Type: application/json\r\n%s: %s\r\n%s\r\n%s"
            .formatted(requestLine, token.name(), token.value(), headers, body);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
  }
}
