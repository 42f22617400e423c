package org.handover.toolkit.backup;

import java.util.Map;
import org.handover.toolkit.process.ProcessRunner;

/// How much of the machine a dump may take, while it is written or read.
///
/// @param jobs how many tables at once
/// @param last everybody else goes first
record Effort(int jobs, boolean last) {
  /// In the middle of another step on the live database.
  static final Effort LEAST = new Effort(1, true);

  private static final String LAST = "19";

  static Effort of(int jobs) {
    return new Effort(jobs, false);
  }

  String option() {
    return "--jobs=" + jobs;
  }

  Map<String, String> environment() {
    return last ? Map.of(ProcessRunner.NICENESS, LAST) : Map.of();
  }
}
