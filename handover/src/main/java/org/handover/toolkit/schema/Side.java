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

  /// Partitions of partitions are followed so far.
  private static final int MOST_PARTITIONED = 20;

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
    return new Side(TypedTables.complete(ObjectTraits.of(state)));
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

  /// Tables, views and sequences.
  List<Relation> relations() {
    return traits.stream()
        .filter(trait -> RELATIONS.contains(trait.kind()) || trait.kind().equals("sequence"))
        .map(trait ->
            trait.kind().equals("sequence")
                ? new Relation(trait.table().schema(), SqlParts.plain(trait.name()))
                : trait.table())
        .toList();
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

  /// The expected table that an unexpected table is a partition of, or a partition of such a
  /// partition.
  static Optional<Relation> expectedRoot(Relation table, Side expected, Side live) {
    Optional<Relation> at = expected.hasRelation(table) ? Optional.empty() : live.parent(table);
    for (int depth = 0; depth < MOST_PARTITIONED && at.isPresent(); depth++) {
      if (expected.hasTable(at.get())) {
        return at;
      }
      at = live.parent(at.get());
    }
    return Optional.empty();
  }

  /// Whether a partitioned table may have no partition for a row: it has none for all that is left.
  /// Whether the remainders of a hash are complete is not looked at.
  boolean leavesRowsOut(Trait table) {
    return !table.detail().equals("plain")
        && traits.stream()
            .filter(trait -> trait.kind().equals("partition"))
            .noneMatch(trait -> trait.detail().equals("of " + table.table() + " DEFAULT"));
  }

  private Optional<Relation> parent(Relation table) {
    String partition = detail(table, "partition", "");
    return partition.isEmpty()
        ? Optional.empty()
        : tables().stream().filter(root -> partition.startsWith("of " + root + " ")).findFirst();
  }

  /// What is so of it; empty: nothing.
  String detail(Relation table, String kind, String name) {
    List<Trait> found = bySubject.get(new Trait.Subject(table, kind, name));
    return found == null ? "" : found.getFirst().detail();
  }

  /// Whether the column takes its numbers from a sequence that belongs to it.
  boolean hasOwnSequence(Relation table, String column) {
    return ownSequence(table, column).isPresent();
  }

  /// What the sequence that belongs to the column gives, be it one of its own (`serial`) or a part
  /// of it (`IDENTITY`).
  Optional<SequenceRange> ownSequence(Relation table, String column) {
    String value = detail(table, "default", column);
    if (value.startsWith("identity")) {
      return Optional.of(
          SequenceRange.of(
              "AS %s %s"
                  .formatted(
                      detail(table, "column", column),
                      detail(table, "identity sequence", column))));
    }
    Matcher next = NEXTVAL.matcher(value);
    if (!next.matches()) {
      return Optional.empty();
    }
    Relation sequence = SqlParts.relation(next.group("sequence"));
    Relation none = new Relation(sequence.schema(), "");
    String owner = detail(none, "sequence owner", sequence.name());
    return owner.equals(owned(table, column))
        ? Optional.of(SequenceRange.of(detail(none, "sequence", sequence.name())))
        : Optional.empty();
  }

  /// As `OWNED BY` names it, if no name needs quotes.
  static String owned(Relation table, String column) {
    return table.schema() + "." + table.name() + "." + column;
  }
}
