package org.handover.practice.web.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int FREE = 2;

  @Test
  void runsRequestsOnThreadsOfThePlatform() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(100);
    try (Workers workers = new Workers(FREE)) {
      for (int i = 0; i < 100; i++) {
        workers.execute(() -> {
          threads.add(Thread.currentThread());
          done.countDown();
        });
      }

      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(threads).hasSizeLessThanOrEqualTo(FREE).noneMatch(Thread::isVirtual);
    }
  }

  @Test
  void servesOnHoweverManyRequestsAreHeldUp() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(50 * FREE);
    CountDownLatch served = new CountDownLatch(1);
    try (Workers workers = new Workers(FREE)) {
      for (int i = 0; i < 50 * FREE; i++) {
        workers.execute(() -> {
          await(release);
          ended.countDown();
        });
      }
      workers.execute(served::countDown);

      assertThat(served.await(30, TimeUnit.SECONDS)).isTrue();

      release.countDown();
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void servesOnAfterARequestThatFailed() throws InterruptedException {
    CountDownLatch served = new CountDownLatch(1);
    try (Workers workers = new Workers(1)) {
      workers.execute(() -> {
        Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
        throw new IllegalStateException("a bug");
      });
      workers.execute(served::countDown);

      assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void takesNothingOnceItIsClosed() {
    Workers workers = new Workers(FREE);
    workers.close();

    assertThatThrownBy(() -> workers.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
