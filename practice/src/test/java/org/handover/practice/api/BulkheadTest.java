package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BulkheadTest {
  private static final int PLACES = Runtime.getRuntime().availableProcessors() + 1;
  private static final Json ANSWER = Json.of("[]");

  private final Bulkhead bulkhead = new Bulkhead();

  @Test
  void letsInNoMoreThanItHasPlaces() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(PLACES);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Json>> answers = new ArrayList<>();
      for (int n = 0; n < 4 * PLACES; n++) {
        answers.add(
            threads.submit(() ->
                bulkhead.read(() -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  full.countDown();
                  await(go);
                  inside.decrementAndGet();
                  return ANSWER;
                })));
      }
      assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
      go.countDown();
      for (Future<Json> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isSameAs(ANSWER);
      }
    }
    assertThat(most).hasValue(PLACES);
  }

  @Test
  void givesThePlaceBackOfWhoeverFails() {
    for (int n = 0; n < 2 * PLACES; n++) {
      assertThatThrownBy(() ->
              bulkhead.read(() -> {
                throw new IllegalStateException("no table");
              }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(bulkhead.read(() -> ANSWER)).isSameAs(ANSWER);
  }

  @Test
  void refusesWhoeverIsBrokenOff() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> bulkhead.read(() -> ANSWER))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.fault()).isInstanceOf(ApiError.Overloaded.class));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
