package org.handover.toolkit.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The scripts beside the ledger. A statement is recognised by its content, wherever its number or
/// its file moved to, as long as it keeps its place among the others.
///
/// @param lines the statements of the scripts in their order, and in between those of the ledger
///   that the scripts have no longer
public record Standing(List<Line> lines) {
  /// A statement.
  ///
  /// @param change of the scripts; absent: they have it no longer
  /// @param recorded of the ledger; absent: it knows nothing of it
  public record Line(
      StatementState state, Optional<Change> change, Optional<LedgerEntry> recorded) {
    /// Where it is, or was.
    public String id() {
      return change
          .map(Change::id)
          .orElseGet(() -> recorded.map(r -> r.script() + ", statement " + r.number()).orElse(""));
    }

    public String shown() {
      return change.map(Change::shown).orElseGet(() -> recorded.map(LedgerEntry::shown).orElse(""));
    }
  }

  public Standing {
    lines = List.copyOf(lines);
  }

  /// Compares the two.
  ///
  /// @param changes without settings, which are never recorded
  /// @param recorded in the order of application
  public static Standing of(List<Change> changes, List<LedgerEntry> recorded) {
    return new Standing(new Matching(changes, recorded).lines());
  }

  private static final class Matching {
    private final List<Change> changes;
    private final List<LedgerEntry> recorded;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> left = new HashMap<>();
    private int nextChange;
    private int nextRecorded;

    private Matching(List<Change> changes, List<LedgerEntry> recorded) {
      this.changes = changes;
      this.recorded = recorded;
    }

    private List<Line> lines() {
      List<CommonOrder.Pair> pairs =
          CommonOrder.of(
              changes.stream().map(Records::hash).toList(),
              recorded.stream().map(LedgerEntry::hash).toList());
      countTheRest(pairs);
      for (CommonOrder.Pair pair : pairs) {
        gap(pair.left(), pair.right(), true);
        LedgerEntry known = recorded.get(pair.right());
        lines.add(
            new Line(stateOf(known), Optional.of(changes.get(pair.left())), Optional.of(known)));
        nextChange = pair.left() + 1;
        nextRecorded = pair.right() + 1;
      }
      gap(changes.size(), recorded.size(), false);
      return lines;
    }

    /// Contents that the ledger has too, somewhere else: those were moved.
    private void countTheRest(List<CommonOrder.Pair> pairs) {
      recorded.stream()
          .filter(known -> !known.undone())
          .forEach(known -> left.merge(known.hash(), 1, Integer::sum));
      pairs.forEach(
          pair -> left.computeIfPresent(recorded.get(pair.right()).hash(), (_, n) -> n - 1));
    }

    private static StatementState stateOf(LedgerEntry known) {
      if (known.undone()) {
        return StatementState.UNDONE;
      }
      return known.applied() ? StatementState.APPLIED : StatementState.STARTED;
    }

    /// What stands between two that are the same in both: beside each other, what was applied and
    /// what is there now are an edit.
    private void gap(int untilChange, int untilRecorded, boolean inner) {
      List<LedgerEntry> gone =
          new ArrayList<>(
              recorded.subList(nextRecorded, untilRecorded).stream()
                  .filter(known -> !known.undone())
                  .toList());
      boolean replacesUndone = untilRecorded - nextRecorded > gone.size();
      boolean appliedAfter = inner && !allUndone(untilRecorded);
      for (Change change : changes.subList(nextChange, untilChange)) {
        if (left.getOrDefault(Records.hash(change), 0) > 0) {
          lines.add(new Line(StatementState.REORDERED, Optional.of(change), Optional.empty()));
        } else if (!gone.isEmpty()) {
          lines.add(
              new Line(
                  StatementState.EDITED, Optional.of(change), Optional.of(gone.removeFirst())));
        } else {
          StatementState state =
              appliedAfter && !replacesUndone ? StatementState.REORDERED : StatementState.PENDING;
          lines.add(new Line(state, Optional.of(change), Optional.empty()));
        }
      }
      gone.forEach(known ->
          lines.add(new Line(StatementState.REMOVED, Optional.empty(), Optional.of(known))));
    }

    private boolean allUndone(int from) {
      return recorded.subList(from, recorded.size()).stream().allMatch(LedgerEntry::undone);
    }
  }

  public long count(StatementState state) {
    return lines.stream().filter(line -> line.state() == state).count();
  }

  /// Insists on it.
  ///
  /// @throws StoppedException saying what to do, if the scripts are not those that were applied
  public void requireUnedited() {
    lines.stream()
        .filter(line -> line.state().stops())
        .findFirst()
        .ifPresent(line -> {
          throw new StoppedException(obstacle(line));
        });
  }

  private static Fault obstacle(Line line) {
    String instead = line.recorded().map(r -> ": " + r.shown()).orElse("");
    return switch (line.state()) {
      case EDITED ->
          new Fault.Refused(
              "EDITED: %s is not what was applied in its place%s".formatted(line.id(), instead),
              "write it as it was and put the new statement behind all others, or `handover db undo` and apply again; nothing was changed");
      case REMOVED ->
          new Fault.Refused(
              "EDITED: %s was applied and is gone from the scripts%s".formatted(line.id(), instead),
              "put it back, or `handover db undo` and apply again; nothing was changed");
      case REORDERED ->
          new Fault.Refused(
              "REORDERED: %s stands before statements that were applied: %s"
                  .formatted(line.id(), line.shown()),
              "move it behind all that was applied (`handover db status` shows it); nothing was changed");
      case APPLIED, PENDING, UNDONE, STARTED ->
          throw new IllegalArgumentException(line.state() + " stops nothing");
    };
  }
}
