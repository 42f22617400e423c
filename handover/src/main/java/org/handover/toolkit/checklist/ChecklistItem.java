package org.handover.toolkit.checklist;

import java.time.Duration;
import java.time.Instant;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// How an item stands, and what shows it.
///
/// @param saw what the evidence shows, or why it does not count
/// @param remedy what to do about it; empty: nothing
/// @param evidence the step and its line in the journal; empty: there is none
/// @param at when that ended; null: there is none
/// @param age of the evidence, for people; empty: there is none
public record ChecklistItem(
    Phase section,
    String name,
    ItemState state,
    String saw,
    String remedy,
    String evidence,
    @Nullable Instant at,
    String age) {
  static ChecklistItem open(Item item, String saw, String remedy) {
    return new ChecklistItem(
        item.section(), item.name(), ItemState.OPEN, saw, remedy, "", null, "");
  }

  static ChecklistItem of(
      Item item, ItemState state, String saw, String remedy, StepRun run, Instant now) {
    return new ChecklistItem(
        item.section(),
        item.name(),
        state,
        saw,
        remedy,
        "%s, line %d".formatted(run.step(), run.line()),
        run.at(),
        age(Duration.between(run.at(), now)));
  }

  /// Of a guard at work. A rollback is not forgotten while evidence would count.
  static ChecklistItem of(Item item, GuardReport guard, Duration memory, Instant now) {
    GuardReport.RolledBack back = guard.rolledBack();
    boolean recent = back != null && back.at().isAfter(now.minus(memory));
    return new ChecklistItem(
        item.section(),
        item.name(),
        recent ? ItemState.FAILED : ItemState.of(guard.verdict()),
        back != null && recent
            ? "the guard rolled back at %s: %s".formatted(back.at(), back.reason())
            : "a guard is at work: " + guard.summary(),
        guard.verdict() == Verdict.PASS && !recent ? "" : "`handover status` shows more",
        "the guard's last report",
        guard.at(),
        age(Duration.between(guard.at(), now)));
  }

  ChecklistItem notDue(String why) {
    return new ChecklistItem(section, name, ItemState.NOT_DUE, why, "", evidence, at, age);
  }

  /// For people: its largest unit.
  static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " d";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }
}
