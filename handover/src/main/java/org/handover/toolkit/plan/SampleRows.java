package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;

/// A few rows in each table of a scratch database, made up from its types and constraints: what a
/// change does to rows is not seen on empty tables. As well as it can be done; a table that could
/// not be filled is named.
final class SampleRows {
  /// Far from the keys that a file of the legacy backend's writes is likely to use.
  private static final int FIRST = 9001;

  private static final int LAST = 9002;
  private static final int GUESSES = 4;
  private static final String COLUMNS =
      """
      WITH RECURSIVE bases AS (
          SELECT oid, oid AS base, typtypmod AS mod, ARRAY[oid] AS domains, typtype FROM pg_type
          UNION ALL
          SELECT b.oid, t.typbasetype, t.typtypmod, b.domains || t.typbasetype, (SELECT typtype FROM pg_type WHERE oid = t.typbasetype)
          FROM bases b JOIN pg_type t ON t.oid = b.base WHERE t.typtype = 'd'
      )
      SELECT n.nspname, c.relname, a.attname,
             format_type(b.base, CASE WHEN b.base = a.atttypid THEN a.atttypmod ELSE -1 END),
             CASE WHEN b.base IN ('varchar'::regtype, 'bpchar'::regtype) THEN greatest(a.atttypmod, b.mod) - 4
                  WHEN b.base IN ('bit'::regtype, 'varbit'::regtype) THEN greatest(a.atttypmod, b.mod) ELSE 0 END,
             a.attnotnull, a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
             (SELECT enumlabel FROM pg_enum e WHERE e.enumtypid = b.base ORDER BY enumsortorder LIMIT 1),
             concat_ws(' ',
               (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
                WHERE k.contype = 'c' AND (k.conrelid = c.oid AND a.attnum = ANY (k.conkey) OR k.contypid = ANY (b.domains))),
               (SELECT string_agg(pg_get_expr(s.relpartbound, s.oid), ' ' ORDER BY s.oid) FROM pg_inherits h
                JOIN pg_class s ON s.oid = h.inhrelid AND s.relispartition
                JOIN pg_partitioned_table t ON t.partrelid = h.inhparent
                JOIN pg_attribute p ON p.attrelid = t.partrelid AND p.attnum = ANY (t.partattrs::int2[])
                WHERE p.attname = a.attname AND c.oid IN (h.inhparent, h.inhrelid))),
             (SELECT k.confrelid::regclass::text || '|' || quote_ident(r.attname) FROM pg_constraint k
              JOIN pg_attribute r ON r.attrelid = k.confrelid AND r.attnum = k.confkey[array_position(k.conkey, a.attnum)]
              WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey) ORDER BY k.oid LIMIT 1)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN bases b ON b.oid = a.atttypid AND b.typtype <> 'd'
      WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY c.oid, a.attnum
      """;

  private final Session session;
  private final Map<Relation, List<SampleColumn>> tables = new LinkedHashMap<>();
  private final Map<Relation, Integer> guesses = new LinkedHashMap<>();
  private final Map<Relation, String> unfilled = new LinkedHashMap<>();

  private SampleRows(Session session) {
    this.session = session;
  }

  /// Those that fail are tried again as long as another table could be filled: that may be the one
  /// that they refer to.
  static SampleRows fill(Session session) throws SQLException {
    SampleRows rows = new SampleRows(session);
    rows.readColumns();
    List<Relation> open = new ArrayList<>(rows.tables.keySet());
    boolean progress = true;
    while (progress && !open.isEmpty()) {
      progress = false;
      for (Relation table : List.copyOf(open)) {
        if (rows.fill(table)) {
          open.remove(table);
          progress = true;
        }
      }
    }
    return rows;
  }

  private void readColumns() throws SQLException {
    session.query(
        COLUMNS,
        row -> {
          Relation table = new Relation(row.getString(1), row.getString(2));
          return tables
              .computeIfAbsent(table, _ -> new ArrayList<>())
              .add(
                  new SampleColumn(
                      row.getString(3),
                      row.getString(4),
                      Math.max(row.getInt(5), 0),
                      row.getBoolean(6),
                      row.getBoolean(7),
                      row.getString(8),
                      Literals.of(row.getString(9)),
                      row.getString(10)));
        });
  }

  /// Why no row could be made, by table.
  Map<Relation, String> unfilled() {
    return Map.copyOf(unfilled);
  }

  /// The columns that a made-up row gives a value; those with a default have one already.
  List<SampleColumn> given(Relation table) {
    return tables.getOrDefault(table, List.of()).stream()
        .filter(column -> !column.filled())
        .toList();
  }

  boolean isFilled(Relation table) {
    return guesses.containsKey(table);
  }

  /// @param number of the row: each has other values, as far as its types allow
  String insert(Relation table, int number) {
    return insert(table, given(table), number, guesses.getOrDefault(table, 0));
  }

  private static String insert(Relation table, List<SampleColumn> columns, int number, int guess) {
    if (columns.isEmpty()) {
      return "INSERT INTO %s DEFAULT VALUES".formatted(table.quoted());
    }
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table.quoted(),
            columns.stream().map(SampleColumn::quoted).collect(Collectors.joining(", ")),
            columns.stream()
                .map(column -> column.value(number, guess))
                .collect(Collectors.joining(", ")));
  }

  private boolean fill(Relation table) throws SQLException {
    for (int guess = 0; guess < GUESSES; guess++) {
      int tried = guess;
      try {
        for (int number = FIRST; number <= LAST; number++) {
          int row = number;
          session.inTransaction(() -> session.execute(insert(table, given(table), row, tried)));
        }
      } catch (SQLException e) {
        unfilled.put(table, SqlFailure.message(e));
        continue;
      }
      guesses.put(table, guess);
      unfilled.remove(table);
      return true;
    }
    return false;
  }
}
