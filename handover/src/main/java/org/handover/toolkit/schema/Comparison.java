package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds a live database against the expected one, trait by trait.
final class Comparison {
  /// These are named like the column that they are about, and are gone or new together with it.
  private static final Set<String> OF_COLUMN =
      Set.of(
          "nullability",
          "default",
          "collation",
          "column options",
          "column storage",
          "column statistics",
          "column compression",
          "identity sequence");

  private final Side expected;
  private final Side live;
  private final Meaning meaning;
  private final Set<String> schemas;

  Comparison(Side expected, Side live) {
    this.expected = expected;
    this.live = live;
    this.meaning = new Meaning(expected, live);
    this.schemas = expected.schemas();
  }

  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    expected.bySubject().forEach((subject, traits) -> compare(subject, traits, differences));
    live.bySubject()
        .forEach((subject, traits) -> {
          if (!expected.has(subject) && isOfInterest(traits.getFirst())) {
            traits.forEach(trait -> differences.add(meaning.extra(trait)));
          }
        });
    expected.tables().stream()
        .filter(live::hasTable)
        .forEach(table -> ColumnOrder.compare(table, expected, live).ifPresent(differences::add));
    return differences;
  }

  /// As a rule there is one trait on each side. Two foreign keys of one column are two traits with
  /// one subject, and each of them acts.
  private void compare(Trait.Subject subject, List<Trait> traits, List<Difference> differences) {
    List<Trait> found = live.bySubject().getOrDefault(subject, List.of());
    if (found.isEmpty()) {
      if (!goesWithItsOwner(subject, live)) {
        traits.forEach(trait -> differences.add(meaning.missing(trait)));
      }
      return;
    }
    List<Trait> lacking = traits.stream().filter(trait -> !found.contains(trait)).toList();
    List<Trait> others = found.stream().filter(trait -> !traits.contains(trait)).toList();
    for (int i = 0; i < Math.max(lacking.size(), others.size()); i++) {
      if (i >= others.size()) {
        differences.add(meaning.missing(lacking.get(i)));
      } else {
        Trait wanted = i < lacking.size() ? lacking.get(i) : traits.getFirst();
        differences.add(meaning.different(wanted, others.get(i)));
      }
    }
  }

  private boolean isOfInterest(Trait extra) {
    boolean isTable = extra.kind().equals("table") && !expected.hasRelation(extra.table());
    if (isTable || goesWithItsOwner(extra.subject(), expected)) {
      return actsOnExpected(extra);
    }
    return extra.table().name().isEmpty()
        ? extra.table().schema().isEmpty() || schemas.contains(extra.table().schema())
        : expected.hasRelation(extra.table());
  }

  /// An unexpected table can act on one that is: its rows appear in the one that it inherits from,
  /// those that it points at cannot be deleted, and a partition takes no other rows than its own
  /// rules let pass.
  private boolean actsOnExpected(Trait extra) {
    return switch (extra.kind()) {
      case "inherits" ->
          expected.tables().stream().anyMatch(t -> extra.detail().contains(t.name()));
      case "foreign key" ->
          !expected.hasRelation(extra.table())
              && NewRules.pointsAt(extra).filter(expected::hasTable).isPresent()
              && new NewRules(expected, live).mayRefuseForeignKey(extra);
      case "check",
          "trigger",
          "rule",
          "exclusion",
          "unique",
          "primary key",
          "nullability",
          "index",
          "default",
          "unlogged",
          "table access method" ->
          Side.expectedRoot(extra.table(), expected, live)
              .filter(root -> !live.isSo(extra.on(root)))
              .isPresent();
      case "table" ->
          Side.expectedRoot(extra.table(), expected, live).isPresent()
              && (extra.detail().equals("foreign") || live.leavesRowsOut(extra));
      default -> false;
    };
  }

  private static boolean goesWithItsOwner(Trait.Subject subject, Side side) {
    if (subject.kind().equals("extension version")) {
      return !side.has(subject.sibling("extension"));
    }
    if (subject.kind().equals("sequence owner")) {
      return !side.has(subject.sibling("sequence"));
    }
    if (!subject.table().name().isEmpty()
        && !Set.of("table", "view", "materialized view").contains(subject.kind())
        && !side.hasRelation(subject.table())) {
      return true;
    }
    return OF_COLUMN.contains(subject.kind())
        && side.hasTable(subject.table())
        && !side.has(subject.sibling("column"));
  }
}
