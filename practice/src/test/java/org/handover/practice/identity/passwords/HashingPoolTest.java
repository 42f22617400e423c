package org.handover.practice.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.junit.jupiter.api.Test;

class HashingPoolTest {
  @Test
  void refusesWhatWouldWaitTooLong() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    try (HashingPool pool = new HashingPool(1, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      ExecutorCompletionService<Boolean> calls = new ExecutorCompletionService<>(callers);
      // One runs, one waits, one is refused: which, is the scheduler's choice.
      for (int i = 0; i < 3; i++) {
        calls.submit(() -> pool.test(() -> passes(refused)));
      }
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(calls.take()::get)
          .withCauseInstanceOf(ApiException.class);
      refused.countDown();
      assertThat(calls.take().get()).isTrue();
      assertThat(calls.take().get()).isTrue();
    }
  }

  @Test
  void worksOnThreadsOfThePlatform() throws Exception {
    try (HashingPool pool = new HashingPool(1, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(callers.submit(() -> pool.run(() -> Thread.currentThread().isVirtual())).get())
          .isFalse();
    }
  }

  @Test
  void refusesAllOnceClosed() {
    HashingPool pool = new HashingPool(1, 1);
    pool.close();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> pool.run(() -> "late"))
        .satisfies(refused -> assertThat(refused.fault()).isInstanceOf(ApiError.Overloaded.class));
  }

  private static boolean passes(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
