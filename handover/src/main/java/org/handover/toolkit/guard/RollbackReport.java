package org.handover.toolkit.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// A rollback that stands: the traffic is on the legacy backend.
///
/// @param by who
/// @param because why, or null
/// @param before the shares that there were, in percent; empty: not known
/// @param notes what could not be written beside it
public record RollbackReport(
    String by, @Nullable String because, Map<String, Integer> before, List<Finding> notes)
    implements Report {
  public RollbackReport {
    before = Map.copyOf(before);
    notes = List.copyOf(notes);
  }

  public static RollbackReport of(
      String by, @Nullable String because, Reading before, TrafficDirectory.RolledBack done) {
    List<Finding> notes = new ArrayList<>();
    if (done.notRecorded() != null) {
      notes.add(
          Finding.note(
              "traffic",
              "who and why could not be written: " + done.notRecorded(),
              "make room, and `handover rollback` again"));
    }
    Map<String, Integer> shares =
        before instanceof Reading.Known known ? known.state().shares() : Map.of();
    return new RollbackReport(by, because, shares, notes);
  }

  /// With one more thing that could not be written.
  public RollbackReport notJournalled(String why) {
    List<Finding> more = new ArrayList<>(notes);
    more.add(Finding.note("journal", "has no line of this rollback: " + why, "mend it"));
    return new RollbackReport(by, because, before, more);
  }

  @Override
  public Verdict verdict() {
    return Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "rolled back",
            List.of("group", "was", "is"),
            before.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(share -> List.of(share.getKey(), share.getValue() + " %", "0 %"))
                .toList()),
        Finding.table("notes", notes));
  }

  @Override
  public String summary() {
    return "all groups that can be moved are on the legacy backend";
  }
}
