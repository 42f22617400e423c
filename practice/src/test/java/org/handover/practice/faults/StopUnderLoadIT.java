package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.distribution.RunningService;
import org.handover.practice.rawhttp.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// SIGTERM while clients read and write. Each keeps its connection for as long as it may, and opens
/// another one until nobody listens any more: the only thing that may ever fail.
class StopUnderLoadIT {
  private static final int CLIENTS = 16;
  private static final int ANSWERS_BEFORE_THE_SIGNAL = 500;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> written = new ConcurrentLinkedQueue<>();
  private final CountDownLatch underWay = new CountDownLatch(ANSWERS_BEFORE_THE_SIGNAL);

  @TempDir Path temporaryFiles;

  @Test
  void noRequestFailsAndNoWriteIsLost() throws Exception {
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql")) {
      Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
      environment.put("DRAIN_TIME", "1s");
      try (RunningService service = RunningService.start(temporaryFiles, environment)) {
        int port = service.port();
        Header token = new BothApis(port).token("learner");
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
          for (int i = 0; i < CLIENTS; i++) {
            boolean keeps = i % 4 != 0;
            clients.execute(() -> askUntilItHasGone(port, token, keeps));
          }
          assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
          service.signal("TERM");
        }
        assertThat(service.exitCode()).as(service.output()).isEqualTo(143);
        assertThat(service.output()).doesNotContain("ERROR", "WARN");
      }
      assertThat(failures).isEmpty();
      assertThat(notes(database)).containsAll(written);
    }
  }

  private void askUntilItHasGone(int port, Header token, boolean keeps) {
    try {
      while (true) {
        try (KeptConnection connection = KeptConnection.to(port)) {
          askUntilItCloses(connection, token, keeps);
        }
      }
    } catch (ConnectException nobodyListens) {
      // Whoever has sent nothing yet may well go elsewhere.
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  private void askUntilItCloses(KeptConnection connection, Header token, boolean keeps)
      throws IOException {
    String headers =
        "\r\nContent-Type: application/json\r\n%s: %s".formatted(token.name(), token.value());
    boolean open = true;
    for (int turn = 0; open; turn++) {
      KeptConnection.Answered answer =
          turn % 4 == 0
              ? connection.send("POST /api/activities HTTP/1.1" + headers, "{\"kind\": \"note\"}")
              : connection.send("GET /api/activities?limit=5 HTTP/1.1" + headers, "");
      note(answer);
      open = keeps && !answer.closes();
    }
  }

  private void note(KeptConnection.Answered answer) {
    underWay.countDown();
    switch (answer.status()) {
      case 200 -> {}
      case 201 ->
          written.add(Integer.valueOf(answer.body().replaceAll(".*\"id\": ?(\\d+).*", "$1")));
      default -> failures.add("status " + answer.status());
    }
  }

  private static List<Integer> notes(TestDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql("select id from activities where kind = 'note'")
        .query((row, _) -> row.getInt(1))
        .list();
  }
}
