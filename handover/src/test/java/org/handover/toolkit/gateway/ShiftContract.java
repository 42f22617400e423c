package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Shares move while they are in use.
interface ShiftContract extends OnStage {
  int SHIFTS = 50;
  int CLIENTS_AT_ONCE = 8;

  @Test
  default void failsNoRequestWhileSharesMove() throws Exception {
    stage().start();
    ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS_AT_ONCE; i++) {
        int client = i;
        clients.add(
            CompletableFuture.runAsync(() -> visit(client, done, written, failures), threads));
      }
      try {
        for (int shift = 0; shift < SHIFTS; shift++) {
          int share = shift * 37 % 101;
          stage()
              .traffic()
              .write(stage().state(), Map.of("reads", share, "writes", 100 - share), "test", null);
        }
        stage().awaitShare("reads", (SHIFTS - 1) * 37 % 101);
      } finally {
        done.set(true);
      }
      for (CompletableFuture<Void> client : clients) {
        client.get(20, TimeUnit.SECONDS);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(written)
        .isNotEmpty()
        .allSatisfy(target ->
            assertThat(stage().legacy().seen(target) + stage().next().seen(target)).isEqualTo(1));
    assertThat(stage().legacy().seen()).isNotEmpty();
    assertThat(stage().next().seen()).isNotEmpty();
  }

  private void visit(
      int client,
      AtomicBoolean done,
      ConcurrentLinkedQueue<String> written,
      ConcurrentLinkedQueue<String> failures) {
    String[] who = {"Authorization: Bearer " + client};
    try (Wire wire = stage().connect()) {
      for (int visit = 0; !done.get() && visit < 400; visit++) {
        int read = wire.exchange("GET /api/x HTTP/1.1", who).status();
        String target = "/api/write?id=%d-%d".formatted(client, visit);
        int write = wire.post(target, "abc", who).status();
        written.add(target);
        if (read != 200 || write != 200) {
          failures.add(read + " and " + write);
        }
      }
    } catch (IOException e) {
      failures.add(String.valueOf(e));
    }
  }
}
