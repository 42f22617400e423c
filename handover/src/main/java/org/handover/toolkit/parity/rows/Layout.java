package org.handover.toolkit.parity.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// What is compared of a database: its tables and sequences as they were before the play.
public record Layout(List<ComparedTable> tables, List<Relation> sequences) {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname,
             array_agg(a.attname ORDER BY a.attnum),
             array_agg(format_type(a.atttypid, NULL) ORDER BY a.attnum),
             coalesce((SELECT array_agg(k.attname ORDER BY array_position(i.indkey::int2[], k.attnum))
                       FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey)
                       WHERE i.indrelid = c.oid AND i.indisprimary), '{}')
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      GROUP BY c.oid, n.nspname, c.relname
      ORDER BY n.nspname, c.relname
      """;
  private static final String SEQUENCES =
      """
      SELECT schemaname, sequencename FROM pg_sequences
      WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema'
      ORDER BY 1, 2
      """;
  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

  public Layout {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /// Of a database as it is now.
  ///
  /// @param left which tables to leave out, by their names as people write them
  public static Layout read(Session session, List<String> left) throws SQLException {
    Predicate<Relation> wanted =
        relation -> left.stream().noneMatch(pattern -> fits(pattern, relation));
    return new Layout(
        session
            .query(
                TABLES,
                row ->
                    table(
                        new Relation(row.getString(1), row.getString(2)),
                        texts(row.getArray(3)),
                        texts(row.getArray(4)),
                        texts(row.getArray(5))))
            .stream()
            .filter(table -> wanted.test(table.relation()))
            .toList(),
        session.query(SEQUENCES, row -> new Relation(row.getString(1), row.getString(2))).stream()
            .filter(wanted)
            .toList());
  }

  /// `user`, `accounts.user` or `practice.*`.
  private static boolean fits(String pattern, Relation relation) {
    String[] parts =
        pattern.contains(".") ? pattern.split("\\.", 2) : new String[] {"public", pattern};
    return parts[0].equals(relation.schema())
        && (parts[1].equals("*") || parts[1].equals(relation.name()));
  }

  private static List<String> texts(java.sql.Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  private static ComparedTable table(
      Relation relation, List<String> names, List<String> types, List<String> key) {
    List<ComparedTable.ComparedColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new ComparedTable.ComparedColumn(names.get(i), types.get(i)));
    }
    boolean numbered =
        key.size() == 1 && INTEGERS.contains(types.get(names.indexOf(key.getFirst())));
    return new ComparedTable(relation, columns, key, numbered);
  }
}
