package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.script.Refusal.Reach;

/// What a statement is, read out of its text.
///
/// @param needs what has to be so in the database for it to be safe
/// @param refusals why it is not safe anywhere
/// @param tried tables on whose rows a trigger or a rule of it has to be tried
/// @param writes the rows that it changes itself, wherever that stands in it
public record Statement(
    StatementKind kind,
    List<Need> needs,
    List<Refusal> refusals,
    Set<QualifiedName> tried,
    Set<RowWrite> writes) {
  public Statement {
    needs = List.copyOf(needs);
    refusals = List.copyOf(refusals);
    tried = Set.copyOf(tried);
    writes = Set.copyOf(writes);
  }

  /// Reads a statement without comments.
  public static Statement of(String sql) {
    return Classifier.statement(sql);
  }

  static Statement refused(Refusal refusal) {
    return new Statement(StatementKind.NONE, List.of(), List.of(refusal), Set.of(), Set.of());
  }

  /// The tables whose rows it changes itself.
  public Set<QualifiedName> changed() {
    return writes.stream().map(RowWrite::table).collect(Collectors.toSet());
  }

  public boolean isSetting() {
    return kind == StatementKind.SETTING && refusals.isEmpty();
  }

  /// The refusal that reaches the furthest.
  public Optional<Reach> reach() {
    return refusals.stream().map(Refusal::reach).max(Reach::compareTo);
  }

  /// With something more against it.
  Statement and(Refusal refusal) {
    List<Refusal> all = new ArrayList<>(refusals);
    all.add(refusal);
    return new Statement(kind, needs, all, tried, writes);
  }
}
