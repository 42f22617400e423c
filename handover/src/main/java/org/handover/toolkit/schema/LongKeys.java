package org.handover.toolkit.schema;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.IndexExpression;
import org.handover.toolkit.script.KeptValue;
import org.jspecify.annotations.Nullable;

/// An entry of a B-tree has room for a third of a page: an INSERT or UPDATE of more is refused.
/// Whether a backend writes as much cannot be known; that its values come near to it can be seen.
public final class LongKeys {
  /// `BTMaxItemSize` of pages of 8 kB.
  private static final int MOST = 2_704;

  private static final int NEAR = MOST / 4;

  /// Larger tables are not read from end to end.
  private static final long MOST_PAGES = 32_768;

  private static final String SETTINGS =
      "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '1s'; SET LOCAL search_path = pg_catalog";

  private LongKeys() {}

  /// @param bytes of its longest value; null: there is no limit
  private record Column(String name, @Nullable Integer bytes) {}

  /// Why these values of a table's rows may not fit into an entry together; empty: nothing says so.
  public static Optional<String> refusal(Session session, Relation table, List<KeptValue> values)
      throws SQLException {
    List<String> names = values.stream().flatMap(v -> v.columns().stream()).distinct().toList();
    List<Column> columns = columns(session, table, names);
    boolean limited = columns.stream().allMatch(column -> column.bytes() != null);
    int most = columns.stream().mapToInt(c -> c.bytes() == null ? 0 : c.bytes()).sum();
    if (columns.isEmpty() || (limited && most <= MOST)) {
      return Optional.empty();
    }
    String shown = values.stream().map(KeptValue::expression).collect(Collectors.joining(", "));
    List<Boolean> near = new ArrayList<>();
    try {
      session.rolledBack(() -> {
        session.execute(SETTINGS);
        near.add(isNear(session, table, values));
      });
    } catch (SQLException e) {
      if (!session.lives()) {
        throw e;
      }
      return Optional.of(
          "it cannot be told how long the values of %s are (%s), and an entry of the index has room for %d bytes"
              .formatted(shown, SqlFailure.state(e), MOST));
    }
    return near.contains(true)
        ? Optional.of(
            "values of %s of more than %d bytes are refused: an entry of the index has no room for them, and there are values of over %d"
                .formatted(shown, MOST, NEAR))
        : Optional.empty();
  }

  /// Those whose values may be long.
  private static List<Column> columns(Session session, Relation table, List<String> columns)
      throws SQLException {
    return session.query(
        """
        SELECT a.attname, CASE WHEN b.typname IN ('varchar', 'bpchar') AND m.typmod > 4 THEN 4 * (m.typmod - 4)
                               WHEN b.typname IN ('numeric', 'inet', 'cidr') THEN 32
                               WHEN b.typname IN ('varbit', 'bit') AND m.typmod > 0 THEN m.typmod / 8 + 9 END
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        JOIN pg_catalog.pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
        CROSS JOIN LATERAL (SELECT CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END) m(typmod)
        WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attname = ANY (?) AND NOT a.attisdropped AND b.typlen = -1
        """,
        row -> new Column(row.getString(1), row.getObject(2, Integer.class)),
        table.quoted(),
        columns);
  }

  /// By the size in which they are kept: of a column, nothing is fetched that is kept elsewhere.
  private static boolean isNear(Session session, Relation table, List<KeptValue> values)
      throws SQLException {
    double pages =
        session.number(
            """
            SELECT coalesce(sum(pg_catalog.pg_relation_size(relid) / 8192), 0)::bigint
            FROM (SELECT pg_catalog.to_regclass(?) AS relid
                  UNION SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(?))) t
            """,
            table.quoted(),
            table.quoted());
    String sample =
        pages <= MOST_PAGES
            ? ""
            : "TABLESAMPLE SYSTEM (%s)"
                .formatted(BigDecimal.valueOf(100 * MOST_PAGES / pages).toPlainString());
    String size =
        values.stream()
            .map(
                value -> "coalesce(pg_catalog.pg_column_size(%s), 0)".formatted(value.expression()))
            .collect(Collectors.joining(" + "));
    return session.is(
        "SELECT EXISTS (SELECT FROM %s %s WHERE %s > %d)"
            .formatted(table.quoted(), sample, size, NEAR));
  }

  /// The same differences; those of an index that may have no room block.
  static List<Difference> told(
      List<Difference> differences, Side expected, Side live, Session session) throws SQLException {
    List<Difference> told = new ArrayList<>();
    for (Difference difference : differences) {
      Optional<String> refusal =
          difference.weight() == Severity.BLOCKS || !difference.expected().isEmpty()
              ? Optional.empty()
              : refusal(difference, expected, live, session);
      told.add(refusal.map(difference::blocking).orElse(difference));
    }
    return told;
  }

  private static Optional<String> refusal(
      Difference difference, Side expected, Side live, Session session) throws SQLException {
    String definition =
        switch (difference.kind()) {
          case "index", "unique" -> difference.name();
          case "included columns" ->
              "btree " + live.detail(difference.table(), "included columns", difference.name());
          default -> "";
        };
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    List<String> known =
        expected.columns(
            Side.expectedRoot(difference.table(), expected, live).orElse(difference.table()));
    List<KeptValue> values =
        IndexExpression.kept(definition.replaceFirst(" of the partitioned table$", "")).stream()
            .filter(value -> known.containsAll(value.columns()))
            .toList();
    return values.isEmpty()
            || expected.traits().stream().anyMatch(t -> keeps(t, difference, values))
        ? Optional.empty()
        : refusal(session, difference.table(), values)
            .map(why -> why + ": index left(…) or md5(…) of it, or USING hash");
  }

  /// What is in an entry of an expected index already cannot be longer.
  private static boolean keeps(Trait trait, Difference difference, List<KeptValue> values) {
    if (!trait.table().equals(difference.table())) {
      return false;
    }
    return switch (trait.kind()) {
      case "index", "unique" -> IndexExpression.kept(trait.name()).containsAll(values);
      case "primary key" ->
          IndexExpression.kept("btree (%s)".formatted(trait.detail())).containsAll(values);
      default -> false;
    };
  }
}
