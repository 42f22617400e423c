package org.handover.toolkit.parity;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// How reads are compared.
///
/// @param failOn from which grade on a mismatch fails the run
/// @param logs access logs, `-` for standard input; none: the cases that read
/// @param caller of the corpus, who makes a log's requests; null: the public
/// @param rate requests a second, at most
/// @param state a file that keeps how far a run has come; null: it begins anew each time
public record ReadOptions(
    Grade failOn, List<String> logs, @Nullable String caller, double rate, @Nullable Path state) {
  public static final String STANDARD_INPUT = "-";

  public ReadOptions {
    logs = List.copyOf(logs);
    if (!(rate >= 0.001 && rate <= 1_000_000)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--rate", "is " + rate, "it may be 0.001 to 1000000 requests a second"));
    }
  }
}
