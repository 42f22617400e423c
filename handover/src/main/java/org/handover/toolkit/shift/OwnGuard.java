package org.handover.toolkit.shift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.guard.Watch;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// A guard for as long as a plan runs. If another one is at work it ends at once: that one counts.
final class OwnGuard implements AutoCloseable {
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread thread;

  private OwnGuard(Watch watch) {
    this.thread = Thread.ofPlatform().daemon().name("guard").start(() -> run(watch));
  }

  static OwnGuard start(Watch watch) {
    return new OwnGuard(watch);
  }

  private void run(Watch watch) {
    try {
      watch.run(Progress.NONE, stopped::get);
    } catch (StoppedException e) {
      if (!(e.fault() instanceof Fault.GaveWay)) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
