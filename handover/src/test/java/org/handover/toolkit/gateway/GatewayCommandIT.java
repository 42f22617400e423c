package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `handover gateway` as a process: replaced, killed, ended.
@Timeout(120)
class GatewayCommandIT {
  private static final int CLIENTS = 6;

  @TempDir private Path folder = Path.of("");
  private final NamedBackend legacy = NamedBackend.start("legacy");
  private final NamedBackend next = NamedBackend.start("next");
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(legacy, next));
  private final int port = freePort();
  private final int control = freePort();
  private Workplace place = new Workplace(Path.of(""), Toolkit.here());

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void configure() throws IOException {
    place = new Workplace(folder, Toolkit.here()).with(yaml("[]"));
    GatewayPlans.traffic(folder).initialize();
  }

  private String yaml(String trusted) {
    return """
    name: test
    database: postgresql://127.0.0.1/none
    backends:
      legacy: {url: "%s"}
      next: {url: "%s"}
    gateway: {listen: "127.0.0.1:%d", control: "127.0.0.1:%d", trusted-proxies: %s}
    traffic: {directory: traffic}
    routes:
      - {group: all, path: /api/**}
    """
        .formatted(legacy.url(), next.url(), port, control, trusted);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private ToolkitProcess start(String... options) {
    List<String> words = new ArrayList<>(List.of("gateway"));
    words.addAll(List.of(options));
    ToolkitProcess process = ToolkitProcess.start(place, words.toArray(String[]::new));
    opened.add(process);
    return process;
  }

  private String status() {
    return body(control, "/status");
  }

  private static String body(int port, String target) {
    try {
      RawHttp http = new RawHttp(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10));
      return new String(http.send(RawRequest.get(target)).body(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void awaitRunning(ToolkitProcess process) {
    Until.is(
        "it runs",
        () ->
            status().contains("\"process\": " + process.handle().pid() + ",")
                || !process.isAlive());
  }

  /// A client that keeps its connection as long as the gateway does.
  private final class Visitor implements Runnable {
    private final int number;
    private final AtomicBoolean done;
    private final Queue<String> failures;
    private final AtomicInteger answers;

    private Visitor(int number, AtomicBoolean done, Queue<String> failures, AtomicInteger answers) {
      this.number = number;
      this.done = done;
      this.failures = failures;
      this.answers = answers;
    }

    @Override
    public void run() {
      for (int round = 0; !done.get(); round++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setSoTimeout(20_000);
          String head = "";
          for (int i = 0; !done.get() && i < 20 && !head.contains("onnection: close"); i++) {
            String target = "/api/w?%d-%d-%d".formatted(number, round, i);
            head = asked(socket, (i % 2 == 0 ? "POST " : "GET ") + target);
            if (!head.startsWith("HTTP/1.1 200")) {
              failures.add(head);
            }
            answers.incrementAndGet();
            if (legacy.count(target) + next.count(target) != 1) {
              failures.add("not once: " + target);
            }
          }
        } catch (IOException e) {
          failures.add(String.valueOf(e));
        }
      }
    }

    private static String asked(Socket socket, String line) throws IOException {
      String body = line.startsWith("POST") ? "abc" : "";
      socket
          .getOutputStream()
          .write(
              "%s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(line, body.length(), body)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        int read = in.read();
        if (read < 0) {
          throw new IOException("ended after '" + head.toString(StandardCharsets.US_ASCII) + "'");
        }
        head.write(read);
      }
      String text = head.toString(StandardCharsets.US_ASCII);
      in.readNBytes(text.contains("X-Handover-Backend: next") ? 4 : 6);
      return text;
    }
  }

  @Test
  void isReplacedUnderLoadWithoutAFailedRequest() throws Exception {
    GatewayPlans.traffic(folder)
        .write(GatewayPlans.traffic(folder).read(), Map.of("all", 50), "test", null);
    ToolkitProcess running = start();
    awaitRunning(running);
    AtomicBoolean done = new AtomicBoolean();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger answers = new AtomicInteger();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofVirtual().start(new Visitor(i, done, failures, answers)));
    }
    for (int i = 0; i < 2; i++) {
      ToolkitProcess before = running;
      running = start("--replace");
      awaitRunning(running);
      Until.is("the one before has ended", () -> !before.isAlive());
      int seen = answers.get();
      Until.is("requests are answered", () -> answers.get() > seen + 50);
    }
    done.set(true);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(failures).isEmpty();
    assertThat(running.isAlive()).isTrue();
  }

  @Test
  void followsTheSameStateAfterItWasKilled() throws Exception {
    GatewayPlans.traffic(folder)
        .write(GatewayPlans.traffic(folder).read(), Map.of("all", 100), "test", null);
    ToolkitProcess first = start();
    awaitRunning(first);
    assertThat(body(port, "/api/x")).isEqualTo("next");
    first.kill();
    assertThat(body(port, "/api/x")).isEmpty();

    awaitRunning(start());

    assertThat(body(port, "/api/x")).isEqualTo("next");
    assertThat(status()).contains("\"version\": 1,");
    GatewayPlans.traffic(folder).rollback("test", null);
    Until.is("it is rolled back", () -> body(port, "/api/x").equals("legacy"));
  }

  @Test
  void saysWhatToDoWhenItsAddressIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      Outcome taken = place.run("gateway");
      assertThat(taken.exitCode()).isEqualTo(1);
      assertThat(taken.err())
          .contains("127.0.0.1:" + port + " cannot be listened on", "set gateway.listen");
    }
    awaitRunning(start());
    Outcome twice = place.run("gateway");
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.err()).contains("a gateway runs already: process ", "--replace");
  }

  @Test
  void writesDownWhatMirroredReadsHaveShown() throws Exception {
    ToolkitProcess running = start("--mirror", "100%", "--mirror-rate", "1000");
    awaitRunning(running);
    assertThat(body(port, "/api/x")).isEqualTo("legacy");
    Until.is("it is in the journal while it runs", () -> journal().contains("/api/x"));
    assertThat(journal()).contains("parity read", "\"failed\"");
    assertThat(running.isAlive()).isTrue();
    running.handle().destroy();
    Outcome ended = running.await();
    assertThat(ended.err()).contains("live reads: ", "; 0 found no room to be compared");
    // A write is never made twice.
    assertThat(place.run("gateway", "--mirror", "101%").exitCode()).isEqualTo(2);
  }

  private String journal() {
    return Files.exists(folder.resolve(".handover/journal.jsonl"))
        ? place.read(".handover/journal.jsonl")
        : "";
  }

  @Test
  void saysWhichSettingDoesNotFit() {
    Outcome wrong = place.with(yaml("[proxy.test]")).run("gateway");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("gateway.trusted-proxies", "proxy.test");
  }
}
