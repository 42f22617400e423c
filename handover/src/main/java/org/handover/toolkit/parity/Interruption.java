package org.handover.toolkit.parity;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Ctrl-C and SIGTERM, between two cases: the JVM waits until clones and processes are gone.
public final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "parity cleans up");

  private Interruption() {}

  public static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void askAndWait() {
    asked.set(true);
    waiting.countDown();
    try {
      if (!cleaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("handover: clones may be left; the next run removes them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the process was told to end.
  public boolean isAsked() {
    return asked.get();
  }

  /// Waits until it is asked.
  public void await() throws InterruptedException {
    waiting.await();
  }

  void stopIfAsked() {
    if (asked.get()) {
      throw new StoppedException(new Fault.GaveWay("the run was stopped", "run this again"));
    }
  }

  /// After everything that was opened after it is closed.
  @Override
  public void close() {
    cleaned.countDown();
    if (!asked.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // The hook runs already, and has been told.
        cleaned.countDown();
      }
    }
  }
}
