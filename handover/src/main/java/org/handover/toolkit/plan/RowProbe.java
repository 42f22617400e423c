package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;

/// Writes a made-up row of a table, changes it and takes it away again, before the changes and
/// after each: a trigger that swallows or changes rows shows in no catalog. All of it is rolled
/// back.
final class RowProbe {
  private static final int NUMBER = 9007;
  private static final String REMEDY =
      "leave what the legacy backend writes as it is until it is retired";

  private final Session session;
  private final SampleRows rows;
  private final Map<Relation, Seen> before = new HashMap<>();

  /// What came of each; in words.
  private record Seen(Result insert, Result update, Result delete) {}

  /// @param values of the row behind it; empty: there is none
  /// @param error empty: it went through
  private record Result(boolean done, String values, String error) {
    static final Result NOT_TRIED = new Result(false, "", "it was not tried");
  }

  RowProbe(Session session, SampleRows rows, Iterable<Relation> tables) throws SQLException {
    this.session = session;
    this.rows = rows;
    for (Relation table : tables) {
      if (rows.isFilled(table)) {
        before.put(table, probe(table));
      }
    }
  }

  /// What a write of the legacy backend comes to now and did not before.
  List<Danger> dangers(Relation table) throws SQLException {
    Seen old = before.get(table);
    if (old == null) {
      return List.of();
    }
    Seen now = probe(table);
    // A later change is not blamed for what this one did.
    before.put(table, now);
    List<Danger> dangers = new ArrayList<>();
    compare(table, "INSERT", old.insert(), now.insert(), dangers);
    compare(table, "UPDATE", old.update(), now.update(), dangers);
    compare(table, "DELETE", old.delete(), now.delete(), dangers);
    return dangers;
  }

  private static void compare(
      Relation table, String what, Result old, Result now, List<Danger> dangers) {
    if (!old.done() || old.equals(now) || now.equals(Result.NOT_TRIED)) {
      return;
    }
    String happens =
        now.done()
            ? now.values().isEmpty() ? "is lost" : "stores other values than it was given"
            : "fails: " + now.error();
    dangers.add(
        new Danger(
            "%s of the legacy backend %s"
                .formatted(
                    switch (what) {
                      case "INSERT" -> "an INSERT into " + table;
                      case "UPDATE" -> "an UPDATE of " + table;
                      default -> "a DELETE from " + table;
                    },
                    happens),
            REMEDY));
  }

  private Seen probe(Relation table) throws SQLException {
    List<Result> results = new ArrayList<>();
    session.rolledBack(() -> {
      List<String> places = new ArrayList<>();
      results.add(attempt(rows.insert(table, NUMBER), table, places));
      results.add(
          places.isEmpty()
              ? Result.NOT_TRIED
              : attempt(
                  "UPDATE %s SET %s WHERE ctid = '%s'"
                      .formatted(table.quoted(), same(table), places.getLast()),
                  table,
                  places));
      results.add(
          places.isEmpty()
              ? Result.NOT_TRIED
              : attempt(
                  "DELETE FROM %s WHERE ctid = '%s'".formatted(table.quoted(), places.getLast()),
                  table,
                  places));
    });
    return new Seen(results.getFirst(), results.get(1), results.get(2));
  }

  private String same(Relation table) {
    List<SampleColumn> given = rows.given(table);
    String column = given.isEmpty() ? "" : given.getLast().quoted();
    return "%1$s = %1$s".formatted(column);
  }

  private Result attempt(String sql, Relation table, List<String> places) throws SQLException {
    String values =
        rows.given(table).stream()
            .map(column -> column.quoted() + "::text")
            .collect(Collectors.joining(", "));
    session.execute("SAVEPOINT probe");
    try {
      List<String> found =
          session.query(
              "%s RETURNING ctid::text, ARRAY[%s]::text[]::text".formatted(sql, values),
              row -> {
                places.add(row.getString(1));
                return row.getString(2);
              });
      // What is checked at the end of a transaction is checked now.
      session.execute("SET CONSTRAINTS ALL IMMEDIATE");
      return new Result(true, String.join(" ", found), "");
    } catch (SQLException e) {
      session.execute("ROLLBACK TO SAVEPOINT probe");
      return new Result(false, "", SqlFailure.message(e));
    }
  }
}
