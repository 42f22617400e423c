package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has been read of a statement so far.
final class Draft {
  private StatementKind kind = StatementKind.NONE;
  private final List<Need> needs = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<QualifiedName> tried = new LinkedHashSet<>();
  private final Set<RowWrite> writes = new LinkedHashSet<>();

  Draft is(StatementKind known) {
    kind = known;
    return this;
  }

  Draft needs(Need need) {
    needs.add(need);
    return this;
  }

  /// Only for what was not there before the migration.
  Draft onlyNew(ObjectKind object, QualifiedName name, String what, String safeForm) {
    return needs(new Need.New(object, name, "", Refusal.local(what, safeForm)));
  }

  Draft onlyNewPart(
      ObjectKind object, QualifiedName name, String part, String what, String safeForm) {
    return needs(new Need.New(object, name, part, Refusal.local(what, safeForm)));
  }

  Draft refuse(Refusal refusal) {
    refusals.add(refusal);
    return this;
  }

  Draft tryOn(QualifiedName table) {
    tried.add(table);
    return this;
  }

  Draft writes(RowWrite write) {
    writes.add(write);
    return this;
  }

  Statement done() {
    return new Statement(kind, needs, refusals, tried, writes);
  }
}
