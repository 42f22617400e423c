package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/// Holds a live catalog against the expected one.
final class Comparison {
  /// These are named like the thing that they are about, and are gone or new together with it.
  private static final Set<FactKind> OF_COLUMN =
      Set.of(FactKind.NULLABILITY, FactKind.DEFAULT, FactKind.COLLATION);

  private final Map<Fact.Subject, List<Fact>> expected;
  private final Map<Fact.Subject, List<Fact>> live;
  private final NavigableSet<Relation> tables;

  Comparison(Catalog expected, Catalog live) {
    this.expected = expected.bySubject();
    this.live = live.bySubject();
    this.tables = expected.tables();
  }

  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    expected.forEach((subject, facts) -> compare(subject, facts, differences));
    live.forEach((subject, facts) -> {
      if (!expected.containsKey(subject)
          && tables.contains(facts.getFirst().table())
          && !goesWithItsOwner(subject, expected)) {
        facts.forEach(fact -> differences.add(Judgement.extra(fact, demandsAValue(subject))));
      }
    });
    return differences;
  }

  /// As a rule there is one fact on each side. Two foreign keys of one column are two facts with
  /// one subject, and each of them acts.
  private void compare(Fact.Subject subject, List<Fact> facts, List<Difference> differences) {
    List<Fact> found = live.getOrDefault(subject, List.of());
    if (found.isEmpty()) {
      if (!goesWithItsOwner(subject, live)) {
        facts.forEach(fact -> differences.add(Judgement.missing(fact)));
      }
      return;
    }
    List<Fact> lacking = facts.stream().filter(fact -> !found.contains(fact)).toList();
    List<Fact> others = found.stream().filter(fact -> !facts.contains(fact)).toList();
    for (int i = 0; i < Math.max(lacking.size(), others.size()); i++) {
      if (i >= others.size()) {
        differences.add(Judgement.missing(lacking.get(i)));
      } else {
        Fact wanted = i < lacking.size() ? lacking.get(i) : facts.getFirst();
        differences.add(Judgement.different(wanted, others.get(i)));
      }
    }
  }

  private static boolean goesWithItsOwner(
      Fact.Subject subject, Map<Fact.Subject, List<Fact>> side) {
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
    return live.getOrDefault(sibling(subject, FactKind.NULLABILITY), List.of()).stream()
            .anyMatch(nullability -> nullability.detail().equals("not null"))
        && !live.containsKey(sibling(subject, FactKind.DEFAULT));
  }

  private static Fact.Subject sibling(Fact.Subject subject, FactKind kind) {
    return new Fact.Subject(subject.schema(), subject.relation(), kind, subject.name());
  }
}
