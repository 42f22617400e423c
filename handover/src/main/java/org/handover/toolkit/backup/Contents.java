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
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;

/// The rows of a database, or of some of its schemas: what a copy of it has to have as well.
///
/// @param tables those that hold rows of their own: a partitioned one holds none
/// @param largeObjects of the whole database; null: they are not part of it
record Contents(
    List<TableDigest> tables,
    List<Sequences.Position> sequences,
    @Nullable TableDigest largeObjects) {
  private static final int AT_ONCE = 50;

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
  }

  /// @param sequences read before
  static Contents read(
      Session session, Scope scope, List<Sequences.Position> sequences, Progress progress)
      throws SQLException {
    List<Counted> tables = counted(session, scope);
    Digester digester = new Digester(session);
    List<TableDigest> digests = new ArrayList<>();
    for (int from = 0; from < tables.size(); from += AT_ONCE) {
      List<Counted> some = tables.subList(from, Math.min(tables.size(), from + AT_ONCE));
      // The locks of thousands of tables would not fit: each stretch gives its own back.
      session.rolledBackToHere(() -> {
        for (Counted counted : some) {
          Relation table = counted.table();
          progress.at("digest of " + table, digests.size(), tables.size());
          digests.add(
              counted.withParts() ? digester.digest(table) : digester.digestOfOwnRows(table));
        }
      });
    }
    return new Contents(digests, sequences, scope.whole() ? digester.digestOfLargeObjects() : null);
  }

  /// A table whose rows are counted.
  ///
  /// @param withParts with those of its partitions, among which its rows may be dealt out otherwise
  ///   in a copy: the hash of an enum depends on the order in which things were made
  private record Counted(Relation table, boolean withParts) {}

  private static List<Counted> counted(Session session, Scope scope) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname, c.relkind = 'p' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_partitioned_table own ON own.partrelid = c.oid
        WHERE (c.relkind = 'r' OR own.partstrat = 'h') AND n.nspname = ANY (?) AND c.relpersistence <> 't'
          AND NOT EXISTS (SELECT FROM pg_partition_ancestors(c.oid) a JOIN pg_partitioned_table h ON h.partrelid = a.relid
                          WHERE h.partstrat = 'h' AND h.partrelid <> c.oid)
          AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
        ORDER BY 1, 2
        """,
        row -> new Counted(new Relation(row.getString(1), row.getString(2)), row.getBoolean(3)),
        scope.schemas());
  }

  /// In which way the rows of a copy are not the same.
  List<String> differencesOf(Session session, Scope scope, Progress progress) throws SQLException {
    List<Contents> read = new ArrayList<>();
    List<Sequences.Position> positions = Sequences.read(session, scope.schemas());
    session.rolledBack(() -> read.add(read(session, scope, positions, progress)));
    return differencesOf(read.getFirst());
  }

  private List<String> differencesOf(Contents copy) {
    List<String> differences = new ArrayList<>();
    rows(copy, differences);
    Map<Relation, Sequences.Position> there =
        copy.sequences().stream()
            .collect(Collectors.toMap(Sequences.Position::sequence, Function.identity()));
    for (Sequences.Position position : sequences) {
      Sequences.Position copied = there.get(position.sequence());
      String difference =
          copied == null
              ? "the sequence %s is missing from the copy".formatted(position.sequence())
              : position.differenceOf(copied);
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
      if (there == null) {
        differences.add("the table %s is missing from the copy".formatted(table.table()));
      } else if (!there.equals(table)) {
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
}
