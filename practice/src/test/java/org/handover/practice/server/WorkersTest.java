package org.handover.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int FREE = 2;
  private static final double BUSY = 1;
  private static final double IDLE = 0.5;

  @Test
  void runsRequestsOnThreadsOfThePlatform() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(100);
    try (Workers workers = new Workers(FREE, FREE, () -> BUSY)) {
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
    try (Workers workers = new Workers(FREE, FREE, () -> BUSY)) {
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
    try (Workers workers = new Workers(FREE, FREE, () -> BUSY)) {
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

  /// Each request comes back after 10 ms, so nothing here is ever held up.
  @Test
  void runsMoreAtATimeWhileTheProcessorsAreIdle() throws InterruptedException {
    AtomicReference<Double> load = new AtomicReference<>(IDLE);
    try (Workers workers = new Workers(FREE, 2 * FREE, load::get);
        ShortWaits waits = new ShortWaits(workers)) {
      assertThat(waits.reach(most -> most == 2 * FREE)).isTrue();

      load.set(BUSY);
      assertThat(waits.reach(most -> most == FREE)).isTrue();
    }
  }

  @Test
  void servesOnAfterARequestThatFailed() throws InterruptedException {
    CountDownLatch served = new CountDownLatch(1);
    try (Workers workers = new Workers(1, 1, () -> BUSY)) {
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
    Workers workers = new Workers(FREE, FREE, () -> BUSY);
    workers.close();

    assertThatThrownBy(() -> workers.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  /// Keeps requests queueing, and watches how many are run at a time.
  private static final class ShortWaits implements AutoCloseable {
    private static final int QUEUED = 20;

    private final Workers workers;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean over;

    ShortWaits(Workers workers) {
      this.workers = workers;
      IntStream.range(0, QUEUED).forEach(_ -> workers.execute(this::run));
    }

    private void run() {
      mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      running.decrementAndGet();
      if (!over) {
        workers.execute(this::run);
      }
    }

    /// Whether that is so of the most at once, within some 200 ms, before long.
    boolean reach(IntPredicate expected) {
      Deadline deadline = new Deadline();
      int most;
      do {
        mostAtOnce.set(0);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        most = mostAtOnce.get();
      } while (!expected.test(most) && deadline.isAhead());
      return expected.test(most);
    }

    @Override
    public void close() {
      over = true;
    }
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
