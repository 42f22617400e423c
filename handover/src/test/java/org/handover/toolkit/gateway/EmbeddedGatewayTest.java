package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the embedded gateway promises beyond the contract of both.
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class EmbeddedGatewayTest {
  @TempDir private Path folder = Path.of("");
  private final NamedBackend legacy = NamedBackend.start("legacy");
  private final NamedBackend next = NamedBackend.start("next");
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(legacy, next));
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeTheTrafficState() throws IOException {
    GatewayPlans.traffic(folder).initialize();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private Mirror mirror = Mirror.NONE;

  private Gateway start(GatewayPlan plan) {
    Gateway gateway = Gateway.start(plan, false, mirror, notices::add);
    opened.add(gateway);
    return gateway;
  }

  private Gateway start() {
    return start(GatewayPlans.plan(folder, List.of(legacy.url()), List.of(next.url())));
  }

  private static RawResponse get(InetSocketAddress address, String target) throws IOException {
    return get(address, RawRequest.get(target));
  }

  private static RawResponse get(InetSocketAddress address, RawRequest request) throws IOException {
    return new RawHttp(URI.create("http://127.0.0.1:" + address.getPort()), Duration.ofSeconds(20))
        .send(request);
  }

  private static String text(RawResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void showsItsStateAndItsMetricsOnTheControlAddress() throws Exception {
    Gateway gateway = start();
    GatewayPlans.traffic(folder)
        .write(GatewayPlans.traffic(folder).read(), Map.of("all", 30), "test", null);
    Until.is("the change is seen", () -> gateway.status().traffic().shares().containsValue(30));
    get(gateway.address(), "/api/v2/x");
    get(gateway.address(), "/api/v2/x");

    assertThat(text(get(gateway.control(), "/status")))
        .contains("\"version\": 1", "\"all\": 30", "\"backend\": \"legacy\"", "\"healthy\": true");
    assertThat(text(get(gateway.control(), "/metrics")))
        .contains(
            "handover_gateway_requests_total{group=\"v2\",backend=\"next\",status=\"2xx\"} 2\n",
            "handover_gateway_share_percent{group=\"all\"} 30\n",
            "handover_gateway_traffic_known 1\n",
            "handover_gateway_request_seconds_count{group=\"v2\",backend=\"next\"} 2\n");
    assertThat(get(gateway.control(), RawRequest.of("POST", "/status", List.of(), "x")).status())
        .isEqualTo(404);
  }

  @Test
  void saysThatItsStateIsDamagedAndSendsAllToLegacy() throws Exception {
    GatewayPlans.traffic(folder)
        .write(GatewayPlans.traffic(folder).read(), Map.of("all", 100), "test", null);
    Gateway gateway = start();
    assertThat(text(get(gateway.address(), "/api/x"))).isEqualTo("next");

    Files.writeString(folder.resolve("traffic/versions/1/state.json"), "{");
    Until.is("it is seen", () -> !gateway.status().traffic().known());

    assertThat(text(get(gateway.address(), "/api/x"))).isEqualTo("legacy");
    assertThat(text(get(gateway.address(), "/api/v2/x"))).isEqualTo("next");
    assertThat(notices).anyMatch(line -> line.contains("GOES TO LEGACY"));
    assertThat(text(get(gateway.control(), "/metrics")))
        .contains("handover_gateway_traffic_known 0\n");
  }

  @Test
  void sendsNothingToAnAddressThatIsNotHealthyUntilItIsAgain() throws Exception {
    NamedBackend second = NamedBackend.start("second");
    opened.add(second);
    Gateway gateway =
        start(GatewayPlans.plan(folder, List.of(legacy.url(), second.url()), List.of(next.url())));
    second.health(503);
    Until.is("it is seen", () -> gateway.status().addresses().stream().anyMatch(a -> !a.healthy()));
    for (int i = 0; i < 20; i++) {
      assertThat(text(get(gateway.address(), "/api/x"))).isEqualTo("legacy");
    }
    second.health(200);
    Until.is(
        "it gets requests again",
        () -> {
          try {
            return text(get(gateway.address(), "/api/x")).equals("second");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void startsBeforeItsBackendsAndSaysSo() throws Exception {
    next.close();
    Gateway gateway = start();
    assertThat(notices).anyMatch(line -> line.contains("the backend 'next' does not answer"));
    assertThat(get(gateway.address(), "/api/v2/x").status()).isEqualTo(502);
    assertThat(get(gateway.address(), "/api/x").status()).isEqualTo(200);
  }

  @Test
  void gives504ToARequestThatABackendDoesNotAnswer() throws Exception {
    Limits limits =
        new Limits(
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
    Gateway gateway =
        start(GatewayPlans.plan(folder, List.of(legacy.url()), List.of(next.url()), limits, null));
    RawResponse late = get(gateway.address(), "/api/held");
    assertThat(late.status()).isEqualTo(504);
    assertThat(text(late)).contains("the backend 'legacy' did not answer in time");
    Until.is("it is let go", () -> gateway.status().requestsInFlight() == 0);
  }

  @Test
  void endsRequestsOfClientsThatStopInTheMiddle() throws Exception {
    Limits limits =
        new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofSeconds(30));
    Gateway gateway =
        start(GatewayPlans.plan(folder, List.of(legacy.url()), List.of(next.url()), limits, null));
    List<String> stopped =
        List.of(
            "GET /api/x HTTP/1.1\r\nHos",
            "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    for (String head : stopped) {
      try (Socket client =
          new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
        client.setSoTimeout(20_000);
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 408")).as(answer).isTrue();
      }
    }
    Until.is("all is let go", () -> gateway.status().connections() == 0);
    assertThat(gateway.status().requestsInFlight()).isZero();
  }

  /// What a client does not take stays where it is: in the backend.
  @Test
  void holdsLittleOfAnAnswerThatIsTakenSlowly() throws Exception {
    Gateway gateway = start();
    List<Socket> clients = new ArrayList<>();
    int count = 40;
    for (int i = 0; i < count; i++) {
      Socket client = new Socket();
      opened.add(client);
      clients.add(client);
      client.setReceiveBufferSize(4096);
      client.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.address().getPort()));
      client
          .getOutputStream()
          .write(
              "GET /api/endless HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    Until.is("all are asked", () -> gateway.status().requestsInFlight() == count);
    long[] before = {-1};
    Until.is(
        "nothing moves any more",
        () -> {
          long now = legacy.sent();
          boolean still = now == before[0] && now > 0;
          before[0] = now;
          java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
          return still;
        });
    // The kernel's buffers hold some megabytes of each connection; the gateway's own do not.
    assertThat(io.netty.util.internal.PlatformDependent.usedDirectMemory())
        .isLessThan(count * 64L * 1024 + (24L << 20));
    assertThat(text(get(gateway.address(), "/api/x"))).isEqualTo("legacy");
    for (Socket client : clients) {
      client.close();
    }
    Until.is("all are let go", () -> gateway.status().requestsInFlight() == 0);
  }

  @Test
  void recordsThatAClientWentAwayAndStopsItsRequest() throws Exception {
    Gateway gateway = start();
    try (Socket client =
        new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      client
          .getOutputStream()
          .write("GET /api/held HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Until.is("it is in flight", () -> legacy.waiting() == 1);
    }
    Until.is("it is let go", () -> gateway.status().requestsInFlight() == 0);
    Path record = folder.resolve("requests.ndjson");
    Until.is("it is written down", () -> Files.exists(record));
    Until.is(
        "as the client's doing",
        () -> {
          try {
            return Files.readString(record).contains("\"status\":499,\"upstream_status\":\"\"");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void handsASampleOfTheReadsOverWithTheAnswersThatClientsGot() throws Exception {
    List<MirroredRead> reads = Collections.synchronizedList(new ArrayList<>());
    mirror = new Mirror(100, reads::add);
    Gateway gateway = start();
    String answer = text(get(gateway.address(), "/api/x?page=2"));
    get(gateway.address(), RawRequest.of("POST", "/api/x", List.of(), "abc"));
    get(
        gateway.address(),
        RawRequest.get(
            "/api/y",
            new Header("Cookie", "session=1"),
            new Header("If-None-Match", "\"a\""),
            new Header("X-Forwarded-For", "1.2.3.4"),
            new Header("Range", "bytes=0-1")));
    Until.is("both were handed over", () -> reads.size() == 2);
    assertThat(reads)
        .extracting(read -> read.request().target())
        .containsExactly("/api/x?page=2", "/api/y");
    MirroredRead.LiveAnswer live = Objects.requireNonNull(reads.getFirst().live());
    assertThat(live.backend()).isEqualTo(Backend.LEGACY);
    assertThat(live.response().status()).isEqualTo(200);
    assertThat(text(live.response())).isEqualTo(answer).isNotEmpty();
    // Of a part, or of none, there is nothing to compare.
    assertThat(reads.getLast().live()).isNull();
    assertThat(reads.getLast().request().headers())
        .extracting(Header::name)
        .containsExactly("Host", "Cookie");
    assertThat(mirror.keeping()).hasValue(0);
  }

  @Test
  void keepsNoMoreOfLiveAnswersThanThereIsRoomFor() {
    List<MirroredRead> reads = new ArrayList<>();
    Mirror all = new Mirror(100, reads::add);
    all.keeping().set(1);
    MirrorCapture capture = new MirrorCapture(all, RawRequest.get("/long"), true);
    capture.head(200, MultiMap.caseInsensitiveMultiMap());
    capture.piece(Buffer.buffer(new byte[MirrorCapture.LARGEST]));
    capture.piece(Buffer.buffer("x"));
    assertThat(all.keeping()).hasValue(0);
    capture.complete(Backend.NEXT);
    capture.close();
    assertThat(all.keeping()).hasValue(0);
    assertThat(reads.getFirst().live()).isNull();
  }

  @Test
  void handsOverAboutAsManyReadsAsItShould() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    mirror = new Mirror(25, _ -> reads.incrementAndGet());
    Gateway gateway = start();
    for (int i = 0; i < 400; i++) {
      get(gateway.address(), "/api/x");
    }
    // Outside once in ten million runs.
    assertThat(reads.get()).isBetween(50, 150);
  }

  /// Without the kernel's help, about half of them would still come to the first one.
  @Test
  void givesEveryNewConnectionToItsSuccessor() throws Exception {
    Gateway first = start();
    Gateway second =
        Gateway.start(
            GatewayPlans.onPort(
                first.address().getPort(),
                GatewayPlans.plan(folder, List.of(legacy.url()), List.of(next.url()))),
            true,
            Mirror.NONE,
            notices::add);
    opened.add(second);
    for (int i = 0; i < 50; i++) {
      assertThat(get(second.address(), "/api/v2/x").status()).isEqualTo(200);
    }
    String count = "handover_gateway_requests_total{group=\"v2\",backend=\"next\",status=\"2xx\"}";
    assertThat(text(get(second.control(), "/metrics"))).contains(count + " 50\n");
    assertThat(text(get(first.control(), "/metrics"))).doesNotContain(count);
  }

  @Test
  void letsRequestsInFlightEndWhenItDrains() throws Exception {
    Gateway gateway = start();
    Header keep = new Header("Cookie", "handover_bucket=99");
    try (Socket client =
        new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      client.setSoTimeout(20_000);
      client
          .getOutputStream()
          .write("GET /api/held HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Until.is("it is in flight", () -> legacy.waiting() == 1);
      Thread drain = Thread.ofPlatform().start(gateway::drain);
      Until.is(
          "nothing new is taken",
          () -> {
            try {
              get(gateway.address(), RawRequest.get("/api/x", keep));
              return false;
            } catch (IOException refused) {
              return true;
            }
          });
      legacy.release();
      byte[] answer = client.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200")
          .endsWith("legacy");
      assertThat(drain.join(Duration.ofSeconds(20))).isTrue();
    }
  }
}
