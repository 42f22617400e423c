package org.handover.toolkit.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
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
/// @param notes what could not be written beside it, and what is in the legacy backend's way
public record RollbackReport(
    String by, @Nullable String because, Map<String, Integer> before, List<Finding> notes)
    implements Report {
  private static final String READONLY_ON = "db legacy-readonly on";
  private static final String READONLY_OFF = "db legacy-readonly off";
  private static final String LEGACY = "legacy backend";

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

  /// With what the journal knows to hinder the legacy backend.
  public RollbackReport after(History history) {
    Optional<Entry> last =
        history.entries().reversed().stream()
            .filter(entry -> entry.event() == Entry.Event.PASSED)
            .filter(entry -> entry.step().equals(READONLY_ON) || entry.step().equals(READONLY_OFF))
            .findFirst()
            .filter(entry -> entry.step().equals(READONLY_ON));
    if (last.isEmpty()) {
      return this;
    }
    List<Finding> more = new ArrayList<>(notes);
    more.add(
        Finding.fail(
            LEGACY,
            "may only read since " + last.get().at(),
            "`handover db legacy-readonly off` lets it write"));
    return new RollbackReport(by, because, before, more);
  }

  /// With one more thing that could not be written.
  public RollbackReport notJournalled(String why) {
    List<Finding> more = new ArrayList<>(notes);
    more.add(Finding.note("journal", "has no line of this rollback: " + why, "mend it"));
    return new RollbackReport(by, because, before, more);
  }

  /// *Fail* if the traffic is back at a backend that cannot serve all of it.
  @Override
  public Verdict verdict() {
    return notes.isEmpty() ? Verdict.PASS : Finding.verdict(notes);
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
    String summary = "all groups that can be moved are on the legacy backend";
    return notes.stream()
        .filter(note -> note.topic().equals(LEGACY))
        .map(note ->
            "%s, WHICH %s: %s"
                .formatted(summary, note.saw().toUpperCase(Locale.ROOT), note.remedy()))
        .findFirst()
        .orElse(summary);
  }
}
