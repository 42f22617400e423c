package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.distribution.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More clients than a service can have at once, in the memory of a small machine.
class ManyConnectionsIT {
  private static final int IDLE = 10_000;
  private static final int LARGE_BODIES = 24;
  private static final int LARGE = 8 << 20;

  @TempDir Path temporaryFiles;

  @Test
  void servesOthersBesideTenThousandIdleOnesAndForgetsThem() throws Exception {
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
        RunningService service = start(database)) {
      int port = service.port();
      BothApis api = new BothApis(port);
      List<SocketChannel> idle = new ArrayList<>();
      try {
        for (int i = 0; i < affordable(); i++) {
          idle.add(
              SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
        assertThat(api.get("/api/scenarios").status()).isEqualTo(200);
        assertThat(api.get("/health/ready").status()).isEqualTo(200);
        assertThat(connections(api)).isGreaterThan(idle.size());
      } finally {
        for (SocketChannel each : idle) {
          each.close();
        }
      }
      assertThat(Poll.until(() -> connections(api) == 1, Duration.ofSeconds(30))).isTrue();
    }
  }

  /// Each of them is parsed to many times its size.
  @Test
  void survivesMoreLargeBodiesThanItsMemoryHolds() throws Exception {
    byte[] body = ("[" + "1,".repeat((LARGE - 3) / 2) + "1]").getBytes(ISO_8859_1);
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
        RunningService service = start(database);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      int port = service.port();
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < LARGE_BODIES; i++) {
        statuses.add(clients.submit(() -> post(port, body)));
      }
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isIn(400, 503);
      }
      assertThat(new BothApis(port).get("/api/scenarios").status()).isEqualTo(200);
      service.signal("TERM");
      assertThat(service.exitCode()).isEqualTo(143);
      assertThat(service.output()).doesNotContain("OutOfMemoryError", "ERROR");
    }
  }

  private RunningService start(TestDatabase database) throws IOException {
    Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx384m");
    return RunningService.start(temporaryFiles, environment);
  }

  /// The service is a process of its own with as many file descriptors as this one.
  private static int affordable() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(IDLE, unix.getMaxFileDescriptorCount() - 500)
        : IDLE;
  }

  private static int connections(BothApis api) throws IOException {
    return api.get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("http_server_connections "))
        .map(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }

  /// The status, also where the body is refused before it has all been sent.
  private static int post(int port, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      String head =
          "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                  .formatted(body.length);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      try {
        socket.getOutputStream().write(body);
      } catch (SocketException refusedMeanwhile) {
        assertThat(socket.isConnected()).isTrue();
      }
      byte[] start = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(start, 9, 3, ISO_8859_1));
    }
  }
}
