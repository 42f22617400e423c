package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Waits until the running nginx answers with a version: its master takes a signal to reload at
/// once and says only in its log if it could not follow.
record RunningVersion(ControlAddress control, Duration patience) {
  private static final Duration PAUSE = Duration.ofMillis(20);

  /// Workers of before go on accepting connections for a moment, a tenth of a second as a rule
  /// (`ngx_master_process_cycle`): for this long nothing else may answer.
  private static final Duration STEADY = Duration.ofMillis(500);

  void await(String version) {
    long start = System.nanoTime();
    long since = start;
    while (true) {
      String saw = answer();
      long now = System.nanoTime();
      if (!saw.equals("version " + version)) {
        since = now;
      } else if (now - since > STEADY.toNanos()) {
        return;
      }
      if (now - start > patience.toNanos()) {
        throw new StoppedException(notSeen(version, saw));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Fault notSeen(String version, String saw) {
    return new Fault.Refused(
        "nginx was told to reload, but at %s there answers %s after %d s, not version %s"
            .formatted(control.listen(), saw, patience.toSeconds(), version),
        "the files are as they were; nginx's error log says why (does another program use %s,"
                .formatted(control.listen())
            + " gateway.control?)");
  }

  private String answer() {
    try {
      return "version " + control.running().version();
    } catch (IOException e) {
      return "nothing (%s)".formatted(e.getMessage());
    }
  }
}
