package org.handover.practice.server;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A few threads of the platform for the many requests that need the database and the processor
/// only. Where a request holds its worker up, be it by a slow client, a password or an AI, a
/// virtual thread takes the worker's place: however many are held up, as many as ever are free.
///
/// Virtual threads alone would do, but each of their waits costs more of the processor than the
/// waits of a thread of the platform, of which a short request has several.
///
/// While the processors are busy, more requests at a time only wait for them in more places, each
/// with the database's process that works for it: so no more are free then than it takes to keep
/// the processors busy. While requests wait and processors do not work, there are more.
public final class Workers implements Executor, AutoCloseable {
  private static final long HELD_UP = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long LOOK_AT_LOAD_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINGER_SECONDS = 1;

  /// Of the processors' time. Between the two, things stay as they are.
  private static final double IDLE_BELOW = 0.9;

  private static final double BUSY_ABOVE = 0.97;

  private final int fewest;
  private final int most;
  private final DoubleSupplier load;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private volatile int free;
  private volatile boolean closed;

  /// @param fewest how many are to be free for the next request while the processors are busy
  /// @param most how many while they are not
  /// @param load the share of the processors' time that was used since it was last asked for, 0 to
  ///   1; below 0 when it is not known
  Workers(int fewest, int most, DoubleSupplier load) {
    this.fewest = fewest;
    this.most = most;
    this.load = load;
    this.free = fewest;
    Thread.Builder threads = Thread.ofPlatform().daemon().name("request-", 1);
    for (int i = 0; i < fewest; i++) {
      threads.start(added(true));
    }
    Thread.ofPlatform().daemon().name("request-overseer").start(this::oversee);
  }

  @Override
  public void execute(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("the service has stopped");
    }
    tasks.add(task);
  }

  /// Whether a request waits for a worker.
  public boolean areAwaited() {
    return !tasks.isEmpty();
  }

  /// The next task for a worker; null when it is not needed any more.
  @Nullable Runnable next(Worker worker) {
    try {
      while (!closed && (worker.isPermanent() || worker.isNew() || isNeeded())) {
        Runnable task = tasks.poll(LINGER_SECONDS, TimeUnit.SECONDS);
        if (task != null || !worker.isPermanent()) {
          return task;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /// Whether there are not enough without one more: who took the place of one that was held up
  /// leaves when that one is back.
  private boolean isNeeded() {
    return atWork() <= free;
  }

  private long atWork() {
    long now = System.nanoTime();
    return workers.stream().filter(worker -> !worker.isHeldUp(now, HELD_UP)).count();
  }

  void left(Worker worker) {
    workers.remove(worker);
  }

  private Worker added(boolean permanent) {
    Worker worker = new Worker(this, permanent);
    workers.add(worker);
    return worker;
  }

  private void oversee() {
    long looked = System.nanoTime();
    while (!closed) {
      if (!tasks.isEmpty()) {
        long now = System.nanoTime();
        if (now - looked >= LOOK_AT_LOAD_EVERY) {
          looked = now;
          free = wanted(load.getAsDouble());
        }
        addMissing();
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }

  private int wanted(double processorLoad) {
    if (processorLoad < IDLE_BELOW) {
      return Math.min(free + 1, most);
    }
    return processorLoad > BUSY_ABOVE ? Math.max(free - 1, fewest) : free;
  }

  /// In the places of those that are held up, and of those that there are too few of.
  private void addMissing() {
    long atWork = atWork();
    // Where all are held up, the next task is likely to hold its worker up too.
    long missing = atWork == 0 ? Math.max(free, tasks.size()) : free - atWork;
    for (long i = 0; i < missing; i++) {
      Thread.startVirtualThread(added(false));
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
