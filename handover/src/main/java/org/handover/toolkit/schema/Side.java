package org.handover.toolkit.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The traits of one of two databases that are compared.
final class Side {
  private static final Pattern NEXTVAL =
      Pattern.compile("(?s)nextval\\('(?<sequence>.*)'::regclass\\)");
  private static final Set<String> RELATIONS = Set.of("table", "view", "materialized view");

  private final List<Trait> traits;
  private final Map<Trait.Subject, List<Trait>> bySubject;

  private Side(List<Trait> traits) {
    this.traits = traits;
    this.bySubject =
        traits.stream()
            .collect(
                Collectors.groupingBy(Trait::subject, LinkedHashMap::new, Collectors.toList()));
  }

  static Side of(SchemaState state) {
    return new Side(ObjectTraits.of(state));
  }

  List<Trait> traits() {
    return traits;
  }

  Map<Trait.Subject, List<Trait>> bySubject() {
    return bySubject;
  }

  boolean has(Trait.Subject subject) {
    return bySubject.containsKey(subject);
  }

  /// Whether just this is so.
  boolean isSo(Trait trait) {
    return bySubject.getOrDefault(trait.subject(), List.of()).contains(trait);
  }

  boolean has(Relation table, String kind, String name) {
    return has(new Trait.Subject(table, kind, name));
  }

  boolean hasRelation(Relation relation) {
    return RELATIONS.stream().anyMatch(kind -> has(relation, kind, ""));
  }

  boolean hasTable(Relation relation) {
    return has(relation, "table", "");
  }

  NavigableSet<Relation> tables() {
    return traits.stream()
        .filter(trait -> trait.kind().equals("table"))
        .map(Trait::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> schemas() {
    return traits.stream()
        .map(trait -> trait.kind().equals("schema") ? trait.name() : trait.table().schema())
        .collect(Collectors.toSet());
  }

  /// In their order.
  List<String> columns(Relation table) {
    return traits.stream()
        .filter(trait -> trait.table().equals(table) && trait.kind().equals("column"))
        .map(Trait::name)
        .toList();
  }

  /// The expected table that a table which nobody expects is a partition of.
  static Optional<Relation> expectedRoot(Relation table, Side expected, Side live) {
    String partition = live.detail(table, "partition", "");
    return partition.isEmpty() || expected.hasRelation(table)
        ? Optional.empty()
        : expected.tables().stream()
            .filter(root -> partition.startsWith("of " + root + " "))
            .findFirst();
  }

  /// What is so of it; empty: nothing.
  String detail(Relation table, String kind, String name) {
    List<Trait> found = bySubject.get(new Trait.Subject(table, kind, name));
    return found == null ? "" : found.getFirst().detail();
  }

  /// Whether the column takes its numbers from a sequence that belongs to it.
  boolean hasOwnSequence(Relation table, String column) {
    Matcher next = NEXTVAL.matcher(detail(table, "default", column));
    if (!next.matches()) {
      return false;
    }
    Relation sequence = SqlParts.relation(next.group("sequence"));
    String owner = detail(new Relation(sequence.schema(), ""), "sequence owner", sequence.name());
    return owner.equals(owned(table, column));
  }

  /// As `OWNED BY` names it, if no name needs quotes.
  static String owned(Relation table, String column) {
    return table.schema() + "." + table.name() + "." + column;
  }
}
