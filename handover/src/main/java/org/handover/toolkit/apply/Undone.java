package org.handover.toolkit.apply;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `undo` did.
///
/// @param left what is not as it was before the migration
/// @param saved where the values are that the additions held; empty: there were none
/// @param done false: something is left, or this was only a plan
public record Undone(List<String> statements, List<String> left, String saved, boolean done)
    implements Report {
  public Undone {
    statements = List.copyOf(statements);
    left = List.copyOf(left);
  }

  @Override
  public Verdict verdict() {
    return left.isEmpty() ? Verdict.PASS : Verdict.FAIL;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table("undo", List.of("statement"), statements.stream().map(List::of).toList()),
        new Table("not as before", List.of("what"), left.stream().map(List::of).toList()));
  }

  @Override
  public String summary() {
    if (!left.isEmpty()) {
      return "%d things are not as they were: the record of the migration is kept; mend them and run this again"
          .formatted(left.size());
    }
    if (!done) {
      return statements.size() + " statements would run";
    }
    String where = saved.isEmpty() ? "" : "; what the additions held is in " + saved;
    return statements.isEmpty()
        ? "nothing to undo: no migration is recorded here"
        : "the schema is as it was before the migration" + where;
  }
}
