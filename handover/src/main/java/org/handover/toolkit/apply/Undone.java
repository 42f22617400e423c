package org.handover.toolkit.apply;

import java.util.List;
import java.util.Optional;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `undo` did.
///
/// @param values what is saved, or would be
/// @param left what is not as it was before the migration
/// @param stays what took more values than before, and is left so
/// @param saved where the values are that the additions held; empty: there were none
/// @param done false: something is left, or this was only a plan
/// @param readonly how the legacy role is kept from writing all the same; empty: it is not
public record Undone(
    List<String> statements,
    List<String> values,
    List<String> left,
    List<String> stays,
    String saved,
    boolean done,
    String readonly)
    implements Report {
  static final Undone NOTHING =
      new Undone(List.of(), List.of(), List.of(), List.of(), "", true, "");

  public Undone {
    statements = List.copyOf(statements);
    values = List.copyOf(values);
    left = List.copyOf(left);
    stays = List.copyOf(stays);
  }

  /// The same, with what the legacy backend meets afterwards.
  Undone with(Optional<ReadonlyStatus> period) {
    return new Undone(
        statements,
        values,
        left,
        stays,
        saved,
        done,
        period.map(ReadonlyStatus::summary).orElse(""));
  }

  static String shown(SavedTable table) {
    return table.whole()
        ? "all rows of " + table.table()
        : "%s of %s, by %s"
            .formatted(
                String.join(", ", table.columns()),
                table.table(),
                table.key().isEmpty()
                    ? "whole rows (it has no key): they are put back by hand"
                    : String.join(", ", table.key()));
  }

  @Override
  public Verdict verdict() {
    if (!left.isEmpty()) {
      return Verdict.FAIL;
    }
    return stays.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table("undo", List.of("statement"), statements.stream().map(List::of).toList()),
        new Table("saved", List.of("what"), values.stream().map(List::of).toList()),
        new Table("not as before", List.of("what"), left.stream().map(List::of).toList()),
        new Table("stays", List.of("statement"), stays.stream().map(List::of).toList()));
  }

  @Override
  public String summary() {
    return readonly.isEmpty()
        ? outcome()
        : "%s; legacy-readonly is on (%s): `handover db legacy-readonly off` lets the legacy backend write"
            .formatted(outcome(), readonly);
  }

  private String outcome() {
    if (with(Optional.empty()).equals(NOTHING)) {
      return "nothing to undo: no migration is recorded here";
    }
    if (!left.isEmpty()) {
      return "%d things %s not as they were%s"
          .formatted(
              left.size(),
              done ? "are" : "are or will be",
              ": the record of the migration is kept; take them back by a script of schema.undo, or by hand, and run this again");
    }
    if (!done) {
      return "%d statements would run, and the schema would be as it was before the migration%s; %d tables hold values that would be saved"
          .formatted(statements.size(), except(), values.size());
    }
    String where =
        saved.isEmpty()
            ? ""
            : "; what the additions held is in %s, and `handover db undo --restore-values` puts it back after a new apply"
                .formatted(saved);
    return "the schema is as it was before the migration" + except() + where;
  }

  private String except() {
    return stays.isEmpty()
        ? ""
        : ", except that %d enums or columns take more values than then: that stays, for PostgreSQL takes no value out of an enum and narrows no column without reading all its rows (a new apply needs ADD VALUE IF NOT EXISTS)"
            .formatted(stays.size());
  }
}
