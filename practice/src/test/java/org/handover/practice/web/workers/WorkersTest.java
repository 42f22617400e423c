package org.handover.practice.web.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

  /// While requests queue, too: a virtual thread that stayed would cost more for good.
  @Test
  void goesBackToThreadsOfThePlatformOnceNothingIsHeldUp() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch heldUp = new CountDownLatch(10 * FREE);
    Semaphore served = new Semaphore(0);
    try (Workers workers = new Workers(FREE)) {
      for (int i = 0; i < 10 * FREE; i++) {
        workers.execute(() -> {
          heldUp.countDown();
          await(release);
        });
      }
      assertThat(heldUp.await(30, TimeUnit.SECONDS)).isTrue();
      release.countDown();
      AtomicInteger onVirtual = new AtomicInteger();
      Runnable request =
          () -> {
            if (Thread.currentThread().isVirtual()) {
              onVirtual.incrementAndGet();
            }
            served.release();
          };
      Deadline deadline = new Deadline();
      do {
        onVirtual.set(0);
        IntStream.range(0, 1000).forEach(_ -> workers.execute(request));
        served.acquire(1000);
      } while (onVirtual.get() > 0 && deadline.isAhead());

      assertThat(onVirtual).hasValue(0);
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

  private static final class Deadline {
    private final long at = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);

    boolean isAhead() {
      return System.nanoTime() - at < 0;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
