package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.handover.practice.ai.Eventually;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.Test;

class FairSignInIT {
  private static final String BODY =
      "{\"username\": \"%s\", \"password\": \"practice-learner-2026\"}";

  /// All come over one proxy, which names them.
  @Test
  void oneNetworksFloodAtTheLegacyLoginLeavesTheOthersTheirTurn() throws Exception {
    try (TestDatabase database =
            TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
        PracticeServer server =
            PracticeServer.over(database, Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger answered = new AtomicInteger();
      List<Future<Integer>> strangers =
          IntStream.range(0, 60)
              .mapToObj(i ->
                  flood.submit(() -> {
                    int status = signIn(server, "stranger" + i, "203.0.113.7").status();
                    // What is refused at once has taken no turn.
                    if (status == 401) {
                      answered.incrementAndGet();
                    }
                    return status;
                  }))
              .toList();
      Eventually.holds(() -> answered.get() >= 2);

      RawResponse learner = signIn(server, "learner", "198.51.100.9");

      assertThat(learner.status()).isEqualTo(200);
      assertThat(answered.get()).isLessThan(40);
      strangers.forEach(stranger -> stranger.cancel(true));
    }
  }

  private static RawResponse signIn(PracticeServer server, String name, String address)
      throws IOException {
    List<Header> headers =
        List.of(
            new Header("Content-Type", "application/json"), new Header("X-Forwarded-For", address));
    byte[] body = BODY.formatted(name).getBytes(UTF_8);
    return server.http().send(new RawRequest("POST", "/api/auth/login", "1.1", headers, body));
  }
}
