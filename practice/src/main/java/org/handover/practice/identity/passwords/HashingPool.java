package org.handover.practice.identity.passwords;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;

/// Threads of the platform for password hashing, as many as there are cores. Requests run on
/// virtual threads: were they to hash by themselves, a handful of sign-ins would hold every carrier
/// and stall all other requests.
public final class HashingPool implements AutoCloseable {
  /// A hash takes about a tenth of a second: who is last in a full queue waits some ten seconds.
  private static final int QUEUE_PER_THREAD = 100;

  private static final int RETRY_AFTER_SECONDS = 5;

  private final ThreadPoolExecutor threads;
  private final FairQueue waiting;
  private final Supplier<Object> lane;
  private final LongAdder refusals = new LongAdder();

  HashingPool() {
    this(() -> "any");
  }

  /// @param lane where the present thread's work comes from
  public HashingPool(Supplier<Object> lane) {
    this(Runtime.getRuntime().availableProcessors(), lane);
  }

  private HashingPool(int threads, Supplier<Object> lane) {
    this(threads, threads * QUEUE_PER_THREAD, lane);
  }

  HashingPool(int threads, int queue) {
    this(threads, queue, () -> "any");
  }

  HashingPool(int threads, int queue, Supplier<Object> lane) {
    this.lane = lane;
    this.waiting = new FairQueue(threads + queue);
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
  }

  boolean test(BooleanSupplier work) {
    return run(work::getAsBoolean);
  }

  /// Waits for the result; a virtual thread leaves its carrier meanwhile. A thread that is free
  /// takes the work whose turn it is, which need not be the one that it was woken for.
  ///
  /// @throws ApiException as [ApiError.Overloaded] when the queue is full, or the pool closed
  <T> T run(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    FairQueue.Work waits =
        new FairQueue.Work(
            () -> result.completeAsync(work, Runnable::run), () -> result.cancel(false));
    try {
      waiting.add(lane.get(), waits).ifPresent(refused -> refused.refuse().run());
      threads.execute(() -> waiting.next().ifPresent(this::work));
      return result.join();
    } catch (RejectedExecutionException | CancellationException refused) {
      refusals.increment();
      throw new ApiException(new ApiError.Overloaded(RETRY_AFTER_SECONDS));
    }
  }

  private void work(FairQueue.Work next) {
    try {
      next.run().run();
    } finally {
      waiting.done();
    }
  }

  /// Threads, of those the busy ones, and the passwords that wait for one.
  public MeterBinder meters() {
    return registry -> {
      Gauge.builder("password.threads", threads, ThreadPoolExecutor::getPoolSize)
          .description("Threads that hash passwords")
          .register(registry);
      Gauge.builder("password.threads.busy", threads, ThreadPoolExecutor::getActiveCount)
          .description("Threads that are hashing a password")
          .register(registry);
      Gauge.builder("password.queue", threads, _ -> waiting.size())
          .description("Passwords that wait for a thread")
          .register(registry);
      FunctionCounter.builder("password.hashes", threads, ThreadPoolExecutor::getCompletedTaskCount)
          .description("Passwords hashed")
          .register(registry);
      FunctionCounter.builder("password.refusals", refusals, LongAdder::sum)
          .description("Passwords that were refused because the queue was full")
          .register(registry);
    };
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
