package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.distribution.RunningService;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawHttp;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class KilledUnderLoadIT {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final int WRITERS = 8;
  private static final int WRITES_BEFORE_THE_KILL = 200;

  @TempDir Path temporaryFiles;

  @RepeatedTest(2)
  void everyAcknowledgedWriteIsThere() throws Exception {
    Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    int port = freePort();
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
        RunningService service =
            RunningService.start(
                temporaryFiles,
                Map.of(
                    "DATABASE_URL",
                    database.url(),
                    "SCHEMA_MODE",
                    "apply",
                    "PORT",
                    Integer.toString(port)))) {
      assertThat(service.says("serves http://")).as(service.output()).isTrue();
      writeUntilKilled(service, new RawHttp(port), acknowledged);

      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_THE_KILL);
      assertThat(ids(database)).containsAll(acknowledged);
    }
  }

  private static void writeUntilKilled(
      RunningService service, RawHttp http, Queue<Integer> acknowledged) throws Exception {
    Header token = new Header("Authorization", "Bearer " + signIn(http));
    CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITERS; i++) {
        writers.execute(() -> write(http, token, acknowledged, enough));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      service.signal("KILL");
    }
  }

  /// Goes on until the service is gone.
  private static void write(
      RawHttp http, Header token, Queue<Integer> acknowledged, CountDownLatch enough) {
    byte[] note = "{\"kind\":\"note\",\"feedback\":\"under load\"}".getBytes(UTF_8);
    RawRequest request =
        new RawRequest("POST", "/api/activities", "1.1", List.of(JSON, token), note);
    try {
      while (true) {
        RawResponse answer = http.send(request);
        if (answer.status() == 201) {
          acknowledged.add(MAPPER.readTree(answer.text()).get("id").intValue());
          enough.countDown();
        }
      }
    } catch (IOException serviceIsGone) {
      enough.countDown();
    }
  }

  private static String signIn(RawHttp http) throws IOException {
    String credentials = "{\"username\": \"learner\", \"password\": \"practice-learner-2026\"}";
    RawResponse answer =
        http.send(
            new RawRequest(
                "POST", "/api/auth/login", "1.1", List.of(JSON), credentials.getBytes(UTF_8)));
    return MAPPER.readTree(answer.text()).get("access_token").stringValue();
  }

  private static Set<Integer> ids(TestDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql("select id from activities")
        .query(Integer.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
