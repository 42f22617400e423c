package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputIT {
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final int MEBIBYTE = 1 << 20;

  private static TestDatabase database;
  private static PracticeServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    server = PracticeServer.over(database, Map.of("BODY_DEADLINE", "1s"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @Test
  void refusesABodyOfAGigabyteByItsLengthAlone() throws Exception {
    try (Socket socket = connect()) {
      send(socket, head("Content-Length: " + (1L << 30)));

      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("Request body too large");
    }
  }

  @Test
  void refusesABodyWithoutEndOnceItIsTooLarge() throws Exception {
    try (Socket socket = connect()) {
      send(socket, head("Transfer-Encoding: chunked"));

      int sent = sendUntilRefused(socket);

      assertThat(sent).isLessThan(64);
    }
  }

  @Test
  void takesBottomlessJsonForNoBody() throws Exception {
    String bottomless = "{\"username\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(login(bottomless).text()).contains("Missing required fields: username, password");
  }

  @ParameterizedTest
  @ValueSource(ints = {8 << 10, 64 << 10})
  void refusesATokenOfAnySizeInTheSameWords(int length) throws Exception {
    RawResponse answer =
        get("/api/auth/me", new Header("Authorization", "Bearer " + "a".repeat(length)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Not enough segments");
  }

  @Test
  void takesACookieOf64KilobytesForNone() throws Exception {
    RawResponse answer =
        get("/api/characters/1", new Header("Cookie", "session=" + "a".repeat(64 << 10)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("persona");
  }

  @Test
  void refusesHeadersBeyondAllMeasure() throws Exception {
    try (Socket socket = connect()) {
      send(
          socket, "GET /api/health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(MEBIBYTE) + "\r\n\r\n");

      assertThat(answer(socket)).startsWith("HTTP/1.1 4").doesNotContain("Exception");
    }
  }

  @Test
  void givesUpOnABodyThatDripsBeyondTheDeadline() throws Exception {
    try (Socket socket = connect()) {
      send(socket, head("Content-Length: 100000"));

      assertThat(drip(socket)).startsWith("HTTP/1.1 408").contains("took too long");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users/2147483648",
        "/api/characters/-1",
        "/api/characters/0x1",
        "/api/characters/99999999999999999999999999",
        "/api/%00",
        "/api/characters/%00",
        "/api/../../etc/passwd",
        "/api/scenarios?q=%00",
        "/api/scenarios?q=%ff%fe&tag=%c0%80",
        "/api/scenarios?%",
        "/%c0%ae%c0%ae/",
        "/api/scenarios/1;jsessionid=x",
        "//api//health",
        "/api/v2/scenarios/2147483648/",
        "/api/v2/scenarios/-1/",
        "/api/v2/scenarios/0x1/",
        "/api/v2/scenarios/99999999999999999999999999/",
        "/api/v2/scenarios/%00/",
        "/api/v2/%00",
        "/api/v2/../../etc/passwd",
        "/api/v2/scenarios/1/../../users/",
        "/api/v2/scenarios/?search=%00&ordering=%00&page_size=%00",
        "/api/v2/scenarios/?search=%ff%fe&tag=%c0%80",
        "/api/v2/scenarios/?tag=%00",
        "/api/v2/scenarios/?page=9223372036854775808",
        "/api/v2/scenarios/?page=-1&page_size=-1",
        "/api/v2/scenarios/?page_size=1e9",
        "/api/v2/scenarios/?character=99999999999999999999",
        "/api/v2/scenarios/?ordering=id;drop+table",
        "/api/v2/scenarios/?search=%25%5f%5c'\"",
        "/api/v2/scenarios/?%",
        "/api/v2/scenarios/?format=html",
        "/api/v2//scenarios/",
        "/api/v2/scenarios/1;jsessionid=x/",
        "/api/v2/ID/",
        "/api/v2/scenarios/ID/",
        "/api/v2/docs/../../../application.properties",
        "/api/v2/docs/%2e%2e/index.html",
        "*"
      })
  void answersOddTargetsInJsonWithoutAnyTraceOfItsInside(String target) throws Exception {
    RawResponse answer = get(target);

    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.text()).doesNotContain("Exception", "<html", "org.", "apache");
  }

  @Test
  void refusesLargeAndSlowBodiesOnApiV2InItsWords() throws Exception {
    try (Socket socket = connect()) {
      send(socket, newHead("Content-Length: " + (1L << 30)));

      assertThat(answer(socket))
          .startsWith("HTTP/1.1 413")
          .contains("{\"detail\":\"Request body too large.\"}");
    }
    try (Socket socket = connect()) {
      send(socket, newHead("Transfer-Encoding: chunked"));

      assertThat(sendUntilRefused(socket)).isLessThan(64);
    }
    try (Socket socket = connect()) {
      send(socket, newHead("Content-Length: 100000"));

      assertThat(drip(socket))
          .startsWith("HTTP/1.1 408")
          .contains("{\"detail\":\"Request body took too long.\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[[[",
        "{\"username\": NaN, \"password\": 1e999}",
        "{\"username\": \"\\ud800\", \"password\": \"\\u0000\"}",
        "{\"username\": \"\u0000\"}",
        "{\"username\": 99999999999999999999999999, \"username\": {}}",
        "\ufeff{}",
        "null",
        "\"text\"",
        "[]",
        "{\"username\": {\"$gt\": \"\"}, \"password\": [\"a\"]}"
      })
  void takesOddJsonOnApiV2ForAMistake(String body) throws Exception {
    RawResponse answer = newSignIn(body);

    assertThat(answer.status()).isIn(400, 401);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.text()).doesNotContain("Exception", "org.", "jackson");
  }

  @Test
  void takesBottomlessJsonOnApiV2ForAMistake() throws Exception {
    String bottomless = "{\"username\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(newSignIn(bottomless).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {8 << 10, 64 << 10})
  void refusesATokenOfAnySizeOnApiV2(int length) throws Exception {
    RawResponse answer =
        get("/api/v2/users/me/", new Header("Authorization", "Bearer " + "a".repeat(length)));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("token_not_valid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "If-None-Match", "Idempotency-Key", "X-Forwarded-For"})
  void takesAHeaderOfAnyLengthOnApiV2(String name) throws Exception {
    RawResponse answer = get("/api/v2/scenarios/", new Header(name, "a,\"".repeat(20_000)));

    assertThat(answer.status()).isIn(200, 400, 406);
    assertThat(answer.header("Content-Type")).contains("application/json");
  }

  @Test
  void stillServesAfterAllThat() throws Exception {
    assertThat(get("/api/health").status()).isEqualTo(200);
    assertThat(get("/api/v2/scenarios/").status()).isEqualTo(200);
  }

  private static RawResponse get(String target, Header... headers) throws IOException {
    return server.http().send(RawRequest.get(target, headers));
  }

  private static RawResponse login(String body) throws IOException {
    return server
        .http()
        .send(
            new RawRequest("POST", "/api/auth/login", "1.1", List.of(JSON), body.getBytes(UTF_8)));
  }

  private static RawResponse newSignIn(String body) throws IOException {
    return server
        .http()
        .send(
            new RawRequest(
                "POST", "/api/v2/auth/token/", "1.1", List.of(JSON), body.getBytes(UTF_8)));
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String head(String length) {
    return "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + length
        + "\r\n\r\n";
  }

  private static String newHead(String length) {
    return head(length).replace("/api/auth/login", "/api/v2/auth/token/");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket) throws IOException {
    byte[] start = new byte[4096];
    StringBuilder answer = new StringBuilder();
    try {
      for (int read = socket.getInputStream().read(start);
          read > 0;
          read = socket.getInputStream().read(start)) {
        answer.append(new String(start, 0, read, ISO_8859_1));
        if (answer.indexOf("}") > 0) {
          break;
        }
      }
    } catch (SocketException reset) {
      assertThat(answer).as("an answer before the reset").isNotEmpty();
    }
    return answer.toString();
  }

  /// Gives the mebibytes that were taken before the server hung up.
  private static int sendUntilRefused(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] chunk = ("100000\r\n" + " ".repeat(MEBIBYTE) + "\r\n").getBytes(ISO_8859_1);
    for (int sent = 0; sent < 1024; sent++) {
      try {
        out.write(chunk);
      } catch (SocketException hungUp) {
        return sent;
      }
    }
    return 1024;
  }

  /// One byte every fifth of a second until there is an answer.
  private static String drip(Socket socket) throws IOException {
    socket.setSoTimeout(200);
    for (int bytes = 0; bytes < 100; bytes++) {
      send(socket, " ");
      try {
        int first = socket.getInputStream().read();
        return (char) first + answer(socket);
      } catch (SocketTimeoutException notYet) {
        assertThat(socket.isClosed()).isFalse();
      }
    }
    return "no answer in 20 s";
  }
}
