package org.handover.practice.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what a database has with what the service needs. More is fine: further tables, columns
/// that an INSERT may leave out, defaults, keys, indexes.
final class SchemaCheck {
  private final Set<String> wanted;
  private final Set<Fact> live;
  private final Map<String, List<String>> details;

  private SchemaCheck(ExpectedSchema expected, List<Fact> live) {
    this.wanted =
        expected.facts().values().stream()
            .flatMap(List::stream)
            .map(Fact::subject)
            .collect(toSet());
    this.live = new HashSet<>(live);
    this.details =
        live.stream().collect(groupingBy(Fact::subject, mapping(Fact::detail, toList())));
  }

  static List<SchemaDifference> differences(ExpectedSchema expected, List<Fact> live) {
    SchemaCheck check = new SchemaCheck(expected, live);
    List<SchemaDifference> differences = new ArrayList<>();
    expected.facts().forEach((script, facts) -> check.compare(script, facts, differences));
    live.stream()
        .filter(check::isUnfillable)
        .map(SchemaDifference.Unfillable::new)
        .forEach(differences::add);
    return differences;
  }

  private void compare(String script, List<Fact> facts, List<SchemaDifference> differences) {
    for (Fact fact : facts) {
      if (live.contains(fact) || isPartOfSomethingMissing(fact)) {
        continue;
      }
      List<String> found = details.get(fact.subject());
      differences.add(
          found == null
              ? new SchemaDifference.Missing(fact, script)
              : new SchemaDifference.Unlike(fact, found, script));
    }
  }

  /// Of a table that is not there only this is said, and of a column neither its default nor its
  /// sequence.
  private boolean isPartOfSomethingMissing(Fact fact) {
    return lacks("table", fact.table(), fact) || lacks("column", fact.name(), fact);
  }

  private boolean lacks(String kind, String name, Fact part) {
    return !part.is(kind)
        && wanted.contains(kind + " " + name)
        && !details.containsKey(kind + " " + name);
  }

  private boolean isUnfillable(Fact fact) {
    return fact.is("column")
        && fact.detail().endsWith(" not null")
        && !wanted.contains(fact.subject())
        && !details.containsKey("default " + fact.name());
  }
}
