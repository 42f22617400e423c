package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.digest.Digester;
import org.handover.toolkit.digest.TableDigest;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.FactKind;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;

/// What is in a database, or in some of its schemas: what a copy of it has to have as well.
///
/// @param tables those that hold rows of their own: a partitioned one holds none
/// @param largeObjects of the whole database; null: they are not part of it
record Contents(
    Catalog catalog,
    List<TableDigest> tables,
    List<Sequences.Position> sequences,
    @Nullable TableDigest largeObjects) {
  Contents {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /// Which part of a database.
  ///
  /// @param whole all of it, large objects included, which are in no schema
  record Scope(List<String> schemas, boolean whole) {
    Scope {
      schemas = List.copyOf(schemas);
    }

    static Scope everything(Session session) throws SQLException {
      return new Scope(Catalog.schemas(session), true);
    }
  }

  /// @param sequences read before
  static Contents read(
      Session session, Scope scope, List<Sequences.Position> sequences, Progress progress)
      throws SQLException {
    Catalog catalog = Catalog.read(session, scope.schemas());
    List<Relation> tables =
        catalog.facts().stream()
            .filter(fact -> fact.kind() == FactKind.TABLE && fact.detail().equals("plain"))
            .map(Fact::table)
            .toList();
    Digester digester = new Digester(session);
    List<TableDigest> digests = new ArrayList<>();
    for (Relation table : tables) {
      progress.at("digest of " + table, digests.size(), tables.size());
      digests.add(digester.digestOfOwnRows(table));
    }
    return new Contents(
        catalog, digests, sequences, scope.whole() ? digester.digestOfLargeObjects() : null);
  }

  /// The same part of a copy.
  Contents readCopy(Session session, Progress progress) throws SQLException {
    List<String> schemas = catalog.schemas();
    return read(
        session,
        new Scope(schemas, largeObjects != null),
        Sequences.read(session, schemas),
        progress);
  }

  /// In which way a copy is not the same.
  List<String> differencesOf(Contents copy) {
    List<String> differences = new ArrayList<>();
    objects(catalog.minus(copy.catalog()), "is missing from the copy", differences);
    objects(copy.catalog().minus(catalog), "is only in the copy", differences);
    rows(copy, differences);
    Map<Relation, Sequences.Position> there =
        copy.sequences().stream()
            .collect(Collectors.toMap(Sequences.Position::sequence, Function.identity()));
    for (Sequences.Position position : sequences) {
      Sequences.Position copied = there.get(position.sequence());
      String difference = copied == null ? "" : position.differenceOf(copied);
      if (!difference.isEmpty()) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private void rows(Contents copy, List<String> differences) {
    Map<Relation, TableDigest> copied =
        copy.tables().stream().collect(Collectors.toMap(TableDigest::table, Function.identity()));
    for (TableDigest table : tables) {
      TableDigest there = copied.get(table.table());
      if (there != null && !there.equals(table)) {
        differences.add(difference(table, there));
      }
    }
    if (largeObjects != null
        && copy.largeObjects() != null
        && !largeObjects.equals(copy.largeObjects())) {
      differences.add(difference(largeObjects, copy.largeObjects()));
    }
  }

  private static String difference(TableDigest table, TableDigest there) {
    return "%s has %d rows, the copy %d%s"
        .formatted(
            table.table(),
            table.rows(),
            there.rows(),
            there.rows() == table.rows() ? ", and they differ" : "");
  }

  /// Owners are roles, which belong to the server and not to the copy.
  private static void objects(List<Fact> facts, String what, List<String> differences) {
    facts.stream()
        .filter(fact -> fact.kind() != FactKind.OWNER && fact.kind() != FactKind.ENCODING)
        .forEach(fact ->
            differences.add(
                "%s %s %s %s: %s"
                    .formatted(fact.table(), fact.kind(), fact.name(), fact.detail(), what)));
  }
}
