package org.handover.toolkit.journal;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// Whether the chain holds.
///
/// @param brokenAt the first line that does not fit the one before it; 0: all do
/// @param head the hash of the last line that fits: kept elsewhere, it also shows whether lines
///   were cut off at the end
public record Inspection(long lines, long brokenAt, String head) implements Report {
  @Override
  public Verdict verdict() {
    return brokenAt == 0 ? Verdict.PASS : Verdict.FAIL;
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public String summary() {
    return brokenAt == 0
        ? "%d lines, each chained to the one before; the last is %s".formatted(lines, head)
        : "line %d was changed, removed or put in later".formatted(brokenAt);
  }
}
