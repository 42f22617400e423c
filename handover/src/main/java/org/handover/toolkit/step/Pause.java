package org.handover.toolkit.step;

import java.time.Duration;

/// The wait between two looks at something that another process does.
public final class Pause {
  private Pause() {}

  /// Sleeps.
  ///
  /// @param during what is waited for, for people: `while a backend started`
  /// @throws StoppedException if the thread is interrupted
  public static void of(Duration time, String during) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Fault.GaveWay("interrupted " + during, "run this again"), e);
    }
  }
}
