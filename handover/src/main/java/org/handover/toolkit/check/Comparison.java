package org.handover.toolkit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.catalog.Fact;
import org.handover.toolkit.catalog.FactKind;

/// Holds a live catalog against the expected one.
final class Comparison {
  /// These are named like the thing that they are about, and are gone or new together with it.
  private static final Set<FactKind> OF_COLUMN =
      Set.of(FactKind.NULLABILITY, FactKind.DEFAULT, FactKind.COLLATION);

  private final Map<Fact.Subject, Fact> expected;
  private final Map<Fact.Subject, Fact> live;
  private final NavigableSet<org.handover.toolkit.catalog.Relation> tables;

  Comparison(Catalog expected, Catalog live) {
    this.expected = expected.bySubject();
    this.live = live.bySubject();
    this.tables = expected.tables();
  }

  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    expected.forEach((subject, fact) -> {
      Fact found = live.get(subject);
      if (found == null && !goesWithItsOwner(subject, live)) {
        differences.add(Judgement.missing(fact));
      } else if (found != null && !found.detail().equals(fact.detail())) {
        differences.add(Judgement.different(fact, found));
      }
    });
    live.forEach((subject, fact) -> {
      if (!expected.containsKey(subject)
          && tables.contains(fact.table())
          && !goesWithItsOwner(subject, expected)) {
        differences.add(Judgement.extra(fact, demandsAValue(subject)));
      }
    });
    return differences;
  }

  private static boolean goesWithItsOwner(Fact.Subject subject, Map<Fact.Subject, Fact> side) {
    Fact.Subject table = new Fact.Subject(subject.schema(), subject.relation(), FactKind.TABLE, "");
    if (!subject.relation().isEmpty()
        && subject.kind() != FactKind.TABLE
        && subject.kind() != FactKind.VIEW
        && !side.containsKey(table)) {
      return true;
    }
    return OF_COLUMN.contains(subject.kind())
        && !side.containsKey(
            new Fact.Subject(
                subject.schema(), subject.relation(), FactKind.COLUMN, subject.name()));
  }

  /// A column that an INSERT which does not know it cannot leave out.
  private boolean demandsAValue(Fact.Subject subject) {
    if (subject.kind() != FactKind.COLUMN) {
      return false;
    }
    Fact nullability = live.get(sibling(subject, FactKind.NULLABILITY));
    return nullability != null
        && nullability.detail().equals("not null")
        && !live.containsKey(sibling(subject, FactKind.DEFAULT));
  }

  private static Fact.Subject sibling(Fact.Subject subject, FactKind kind) {
    return new Fact.Subject(subject.schema(), subject.relation(), kind, subject.name());
  }
}
