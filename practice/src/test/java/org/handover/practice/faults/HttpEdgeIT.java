package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.stream.Stream;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What no API sees, because no request can be made of it, is answered as RFC 9110 and 9112 say.
class HttpEdgeIT {
  private static final String TLS_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n";
  private static final String HOST = "\r\nHost: x\r\n";
  private static final String LONG = "a".repeat(200_000);

  private static TestDatabase database;
  private static PracticeServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    server = PracticeServer.over(database);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  static Stream<Arguments> heads() {
    return Stream.of(
        arguments(400, TLS_HELLO),
        arguments(400, "GET\r\n\r\n"),
        arguments(400, "G(T /api/health HTTP/1.1" + HOST + "\r\n"),
        arguments(400, "GET /api/health HTTP/1.1\r\n\r\n"),
        arguments(400, "GET /api/v2/scenarios/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        arguments(400, "GET /api/health HTTP/1.1" + HOST + "no field\r\n\r\n"),
        arguments(400, "POST /api/auth/login HTTP/1.1" + HOST + "Content-Length: a\r\n\r\n"),
        arguments(404, "GET /api/v2/users/%00/ HTTP/1.1" + HOST + "\r\n"),
        arguments(404, "GET /api/users/%00 HTTP/1.1" + HOST + "\r\n"),
        arguments(404, "GET /api/characters/%ff HTTP/1.1" + HOST + "\r\n"),
        arguments(404, "GET /api/v2/characters/%C3/ HTTP/1.1" + HOST + "\r\n"),
        arguments(400, "GET http://y/api/health HTTP/1.1" + HOST + "\r\n"),
        arguments(405, "TRACE /api/health HTTP/1.1" + HOST + "\r\n"),
        arguments(405, "TRACE /api/v2/auth/token/ HTTP/1.1" + HOST + "\r\n"),
        arguments(414, "GET /api/v2/scenarios/?search=" + LONG + " HTTP/1.1" + HOST + "\r\n"),
        arguments(417, "GET /api/v2/scenarios/ HTTP/1.1" + HOST + "Expect: tea\r\n\r\n"),
        arguments(431, "GET /api/health HTTP/1.1" + HOST + "X: " + LONG + "\r\n\r\n"),
        arguments(431, "GET /api/v2/tags/ HTTP/1.1" + HOST + "X: a\r\n".repeat(300) + "\r\n"),
        arguments(501, "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n"),
        arguments(501, "POST /api/auth/login HTTP/1.1" + HOST + coding("xchunked")),
        arguments(501, "POST /api/v2/auth/token/ HTTP/1.1" + HOST + coding("gzip, xchunked")),
        arguments(505, "GET /api/health HTTP/1.9" + HOST + "\r\n"),
        arguments(505, "GET /api/v2/scenarios/ HTTP/2.0" + HOST + "\r\n"));
  }

  private static String coding(String names) {
    return "Transfer-Encoding: " + names + "\r\n\r\n";
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("heads")
  void answersInTheShapeOfTheApiThatWasAsked(int status, String head) throws IOException {
    String answer = send(head);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer)
        .contains("Content-Type: application/json", "X-Content-Type-Options: nosniff")
        .contains("X-Request-ID: ");
    boolean targetIsKnown = status != 414;
    assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
        .contains(targetIsKnown && head.contains("/api/v2/") ? "{\"detail\":\"" : "{\"error\":\"");
  }

  @Test
  void countsRequestsWhoseMethodCannotBeRead() throws IOException {
    send(TLS_HELLO);

    RawResponse metrics = new BothApis(server.port()).get("/metrics");

    assertThat(metrics.text()).contains("_count{method=\"OTHER\",route=\"none\",status=\"400\"}");
  }

  private static String send(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return read(socket.getInputStream());
    }
  }

  /// A server that has not read all of a head resets the connection behind its answer.
  private static String read(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[4096];
    try {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        answer.append(new String(buffer, 0, read, ISO_8859_1));
      }
    } catch (SocketException reset) {
      assertThat(answer).as("an answer before the reset").isNotEmpty();
    }
    return answer.toString();
  }
}
