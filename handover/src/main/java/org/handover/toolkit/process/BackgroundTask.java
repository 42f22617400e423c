package org.handover.toolkit.process;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A part of a step on a thread of its own, while the step goes on. Closing interrupts it, which
/// ends what reads files, and waits for its end, so that nothing is at work with a session that the
/// step has closed.
public final class BackgroundTask<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;

  private BackgroundTask(FutureTask<T> task) {
    this.task = task;
    this.thread = Thread.ofPlatform().daemon().start(task);
  }

  @FunctionalInterface
  public interface Part<T> {
    T run() throws SQLException, IOException;
  }

  public static <T> BackgroundTask<T> start(Part<T> part) {
    return new BackgroundTask<>(new FutureTask<>(part::run));
  }

  /// What came of it, or what it ran into.
  public T await() throws SQLException, IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SQLException cause -> throw cause;
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private static StoppedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StoppedException(
        new Fault.GaveWay("interrupted in the middle of a step", "run this again"), e);
  }

  @Override
  public void close() {
    try {
      thread.interrupt();
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }
}
