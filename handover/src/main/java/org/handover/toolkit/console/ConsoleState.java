package org.handover.toolkit.console;

import java.time.Instant;
import java.util.List;
import org.handover.toolkit.guard.Counts;
import org.handover.toolkit.guard.LiveTraffic;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// All that the page shows, as it is now. It holds no secret.
///
/// @param window seconds that the counts of `groups` are of
/// @param guard null: none was ever at work
/// @param steps in the order of a migration
/// @param journal its last lines, newest first
/// @param journalTrouble why the journal cannot be believed; null: it can
/// @param comparisons what parity and the mirror have found
/// @param readonly null: not known yet, or there is no database
/// @param seconds of the graphs: all that are known, or the last one
/// @param recordTrouble why requests are not counted; null: they are
record ConsoleState(
    String migration,
    Instant at,
    Traffic traffic,
    int window,
    List<Group> groups,
    @Nullable Guard guard,
    List<Step> steps,
    List<Line> journal,
    @Nullable String journalTrouble,
    List<Item> checklist,
    List<Comparison> comparisons,
    @Nullable Readonly readonly,
    List<LiveTraffic.Second> seconds,
    @Nullable String recordTrouble) {
  ConsoleState {
    groups = List.copyOf(groups);
    steps = List.copyOf(steps);
    journal = List.copyOf(journal);
    checklist = List.copyOf(checklist);
    comparisons = List.copyOf(comparisons);
    seconds = List.copyOf(seconds);
  }

  /// @param trouble why the state is unknown; null: it is known
  record Traffic(
      long version,
      @Nullable Instant since,
      @Nullable String by,
      @Nullable String because,
      @Nullable String trouble) {}

  /// @param share on the new backend, in percent
  /// @param always the backend of a group that cannot be moved; null: it can
  record Group(
      String name,
      int share,
      boolean movable,
      @Nullable String always,
      Counts legacy,
      Counts next) {}

  /// @param stale whether it has not looked for so long that its verdict counts no more
  record Guard(
      Instant at,
      Instant since,
      Verdict verdict,
      boolean stale,
      @Nullable RolledBack rolledBack,
      List<Finding> findings) {
    Guard {
      findings = List.copyOf(findings);
    }
  }

  record RolledBack(Instant at, String reason) {}

  /// @param event of its last run; null: it was never run
  record Step(String name, Entry.@Nullable Event event, @Nullable Instant at) {}

  /// @param phase `off`, `on`, `over`, `partial` or `unknown`
  /// @param refused writes of the legacy backend, by table and operation
  record Readonly(Instant at, String phase, String summary, List<ReadonlyStatus.Attempt> refused) {
    Readonly {
      refused = List.copyOf(refused);
    }
  }

  record Line(Instant at, String step, Entry.Event event, String by) {}

  record Item(Verdict verdict, String text, String saw) {}
}
