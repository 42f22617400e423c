package org.handover.toolkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.handover.toolkit.step.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private ConsoleFixture console;

  @BeforeEach
  void start() throws IOException {
    console = new ConsoleFixture(folder);
  }

  @AfterEach
  void stop() throws IOException {
    console.close();
  }

  private URI at(String path) {
    return console.server.address().resolve(path);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private String cookie() throws Exception {
    String token = console.server.firstAddress().getFragment();
    HttpResponse<String> welcome =
        post("/session", "{}", "X-Handover-Console", "1", "Authorization", "Bearer " + token);
    String set = welcome.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "SameSite=Strict").doesNotContain(token);
    return set.substring(0, set.indexOf(';'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/snapshot", "/events"})
  void showsNothingWithoutTheToken(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(401);
    assertThat(get(path, "Cookie", "handover_console=" + "0".repeat(64)).statusCode())
        .isEqualTo(401);
    assertThat(get(path, "Cookie", cookie().substring(0, 40)).statusCode()).isEqualTo(401);
  }

  @Test
  void takesNoOrderWithoutTheToken() throws Exception {
    assertThat(post("/rollback", "{}", "X-Handover-Console", "1").statusCode()).isEqualTo(401);
    assertThat(
            post("/session", "{}", "X-Handover-Console", "1", "Authorization", "Bearer x")
                .statusCode())
        .isEqualTo(401);
    assertThat(console.orders).isEmpty();
  }

  @Test
  void takesNoOrderFromAnotherPage() throws Exception {
    String cookie = cookie();

    assertThat(post("/rollback", "{}", "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(
            post(
                    "/rollback",
                    "{}",
                    "Cookie",
                    cookie,
                    "X-Handover-Console",
                    "1",
                    "Origin",
                    "http://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(console.orders).isEmpty();
  }

  @Test
  void answersOnlyUnderItsOwnName() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  private String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), console.server.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void showsTheStateAndNoSecret() throws Exception {
    console.shiftedTo(Map.of("reads", 25));
    console.passed("doctor");

    String snapshot = get("/snapshot", "Cookie", cookie()).body();

    assertThat(snapshot)
        .contains("\"name\":\"reads\",\"share\":25,\"movable\":true")
        .contains("\"name\":\"v2\",\"share\":100,\"movable\":false,\"always\":\"next\"")
        .contains("{\"name\":\"doctor\",\"event\":\"passed\"")
        .contains("team trained")
        .doesNotContain("secret");
  }

  @Test
  void saysThatTheStateIsDamagedAndTheJournalWasEdited() throws Exception {
    console.passed("doctor");
    console.passed("backup");
    Path journal = console.configuration.journal();
    Files.writeString(
        journal, Files.readString(journal).replaceFirst("all is well", "all was well"));
    Files.delete(console.traffic.current());

    assertThat(get("/snapshot", "Cookie", cookie()).body())
        .contains("there is no traffic state")
        .contains("line 2 was changed, removed or put in later");
  }

  @Test
  void sendsASnapshotASecond() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(at("/events")).header("Cookie", cookie()).build();

    HttpResponse<InputStream> events = HTTP.send(request, BodyHandlers.ofInputStream());

    try (InputStream stream = events.body()) {
      assertThat(event(stream)).startsWith("data: {\"migration\":");
      assertThat(event(stream)).startsWith("data: {\"migration\":");
    }
  }

  private static String event(InputStream stream) throws IOException {
    StringBuilder event = new StringBuilder();
    while (event.indexOf("\n\n") < 0) {
      event.append((char) stream.read());
    }
    return event.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"group\":\"reads\",\"percent\":25}', 200",
    "'{\"group\":\"reads\",\"percent\":101}', 400",
    "'{\"group\":\"reads\",\"percent\":-1}', 400",
    "'{\"percent\":5}', 400",
    "'[]', 400",
    "'{', 400",
    "'', 400"
  })
  void takesOnlyAnOrderThatFits(String body, int status) throws Exception {
    assertThat(post("/shift", body, "Cookie", cookie(), "X-Handover-Console", "1").statusCode())
        .isEqualTo(status);
    assertThat(console.orders).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void bindsPagesToItself() throws Exception {
    for (String path : new String[] {"/", "/console.js", "/lib/lit-html.js", "/nothing"}) {
      assertThat(get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'");
    }
    assertThat(get("/../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsItsTokenToItsOwner() throws IOException {
    Path token = console.configuration.console().token();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> another(0)).isInstanceOf(StoppedException.class);
  }

  @Test
  void saysThatItsPortIsInUse() {
    int port = console.server.address().getPort();

    assertThatThrownBy(() -> another(port))
        .isInstanceOfSatisfying(
            StoppedException.class,
            stopped -> assertThat(stopped.fault().text()).contains(port + " is in use"));
  }

  @Test
  void listensOnThisMachineOnly() {
    assertThatThrownBy(() -> serve(InetSocketAddress.createUnresolved("0.0.0.0", 0)).close())
        .isInstanceOfSatisfying(
            StoppedException.class,
            stopped -> assertThat(stopped.fault().text()).contains("no loopback address"));
  }

  private void another(int port) {
    serve(InetSocketAddress.createUnresolved("127.0.0.1", port)).close();
  }

  private ConsoleServer serve(InetSocketAddress listen) {
    return new ConsoleServer(
        listen, console.configuration.console().token(), console.snapshots, console);
  }
}
