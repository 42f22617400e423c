package org.handover.practice.server;

/// Runs tasks one after the other, and tells whether it has been at the present one for long. A
/// task that fails is told of as if it had taken its thread along, but the worker goes on.
final class Worker implements Runnable {
  private static final long IDLE = Long.MIN_VALUE;

  private final Workers workers;
  private final boolean permanent;
  private volatile long since = IDLE;
  private boolean isNew = true;

  /// @param permanent whether it stays when there is nothing to do
  Worker(Workers workers, boolean permanent) {
    this.workers = workers;
    this.permanent = permanent;
  }

  boolean isPermanent() {
    return permanent;
  }

  /// Whether it has run nothing yet. Only its own thread asks.
  boolean isNew() {
    return isNew;
  }

  @Override
  public void run() {
    try {
      for (Runnable task = workers.next(this); task != null; task = workers.next(this)) {
        isNew = false;
        since = System.nanoTime();
        run(task);
        since = IDLE;
      }
    } finally {
      workers.left(this);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  boolean isHeldUp(long now, long nanoseconds) {
    long began = since;
    return began != IDLE && now - began > nanoseconds;
  }
}
