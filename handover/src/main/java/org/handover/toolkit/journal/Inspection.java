package org.handover.toolkit.journal;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Whether the chain holds.
///
/// @param brokenAt the first line that does not fit the one before it; 0: all do
/// @param head the hash of the last line that fits: kept elsewhere, it also shows whether lines
///   were cut off at the end
/// @param unfinished whether something without a line's end follows: its writer was killed, or the
///   file was cut off
/// @param foreign the name of another migration whose lines are here; null: there are none
/// @param missing the hash that was asked for and ends none of the lines; null: none is missing
public record Inspection(
    long lines,
    long brokenAt,
    String head,
    boolean unfinished,
    @Nullable String foreign,
    @Nullable String missing)
    implements Report {
  @Override
  public Verdict verdict() {
    if (brokenAt != 0 || foreign != null || missing != null) {
      return Verdict.FAIL;
    }
    return lines == 0 || unfinished ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public String summary() {
    if (brokenAt != 0) {
      return "line %d was changed, removed or put in later".formatted(brokenAt);
    }
    if (foreign != null) {
      return "it holds lines of another migration, '%s': set journal to a file of its own"
          .formatted(foreign);
    }
    if (missing != null) {
      return "no line has the hash %s: lines were cut off at the end, or it is another journal"
          .formatted(missing);
    }
    if (lines == 0) {
      return unfinished ? "its only line has no end" : "there is no journal yet";
    }
    String holds =
        "%d lines, each chained to the one before; the last is %s".formatted(lines, head);
    return unfinished
        ? holds + "; what follows has no end: its writer was killed, or the file was cut off"
        : holds;
  }
}
