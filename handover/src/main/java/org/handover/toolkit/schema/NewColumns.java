package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;

/// What an INSERT gets that does not know the new columns of a table: the server computes their
/// defaults, and what the new checks say of them, in a transaction that may only read.
record NewColumns(Side expected, Side live, Session session) {
  private static final Pattern LIMIT =
      Pattern.compile("(?:character varying|character|bit|bit varying)\\((\\d+)\\)");
  private static final String SETTINGS =
      "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '5s'; SET LOCAL search_path = pg_catalog";

  /// The same differences; those that make such an INSERT fail block.
  List<Difference> told(List<Difference> differences) throws SQLException {
    List<Difference> told = new ArrayList<>();
    for (Difference difference : differences) {
      String failure = difference.weight() == Severity.BLOCKS ? "" : failure(difference);
      told.add(failure.isEmpty() ? difference : difference.blocking(failure));
    }
    return told;
  }

  private String failure(Difference difference) throws SQLException {
    Relation table = difference.table();
    boolean isNew = difference.expected().isEmpty();
    return switch (difference.kind()) {
      case "column" -> isNew ? tried(List.of(difference.name()), table, "true") : "";
      case "default" -> tried(List.of(difference.name()), table, "true");
      case "check" -> isNew && !difference.found().isEmpty() ? check(table, difference.name()) : "";
      default -> "";
    };
  }

  private String check(Relation table, String check) throws SQLException {
    int open = check.indexOf('(');
    String expression = check.substring(open, SqlParts.afterBrackets(check, open));
    List<String> columns =
        live.columns(table).stream().filter(column -> Users.mentions(check, column)).toList();
    return new NewRules(expected, live).known(table).containsAll(columns)
        ? ""
        : tried(columns, table, expression);
  }

  /// Empty if the check is true or unknown of the defaults.
  private String tried(List<String> columns, Relation table, String check) throws SQLException {
    List<String> values = new ArrayList<>();
    Set<String> conditions = new LinkedHashSet<>(List.of("(%s) IS NOT FALSE".formatted(check)));
    for (String column : columns) {
      String type = live.detail(table, "column", column);
      String value = value(given(live.detail(table, "default", column), type));
      values.add("CAST (%s AS %s) AS %s".formatted(value, type, Relation.quote(column)));
      // What nothing asks for is not computed.
      conditions.add("num_nulls(%s) >= 0".formatted(Relation.quote(column)));
      Matcher limit = LIMIT.matcher(type);
      if (limit.matches()) {
        // The cast of an INSERT does not cut off.
        conditions.add(
            "coalesce(char_length((%s)::text) <= %s, true)".formatted(value, limit.group(1)));
      }
    }
    String sql =
        "SELECT %s FROM (SELECT %s) AS %s"
            .formatted(
                String.join(" AND ", conditions),
                String.join(", ", values),
                Relation.quote(table.name()));
    List<Boolean> passes = new ArrayList<>();
    try {
      session.rolledBack(() -> {
        session.execute(SETTINGS);
        passes.addAll(session.query(sql, row -> row.getBoolean(1)));
      });
    } catch (SQLException e) {
      if (!session.lives()) {
        throw e;
      }
      return "an INSERT that does not know it fails, or cannot be tried (%s): %s"
          .formatted(SqlFailure.state(e), "give it a default that passes");
    }
    return passes.equals(List.of(true))
        ? ""
        : "an INSERT that does not know it is refused: give the column a default that passes";
  }

  /// A domain has a default of its own.
  private String given(String ofColumn, String type) throws SQLException {
    return ofColumn.isEmpty()
        ? session
            .query(
                "SELECT typdefault FROM pg_type WHERE oid = to_regtype(?) AND typtype = 'd' AND typdefault IS NOT NULL",
                row -> row.getString(1),
                type)
            .stream()
            .findFirst()
            .orElse("")
        : ofColumn;
  }

  /// Numbers of a sequence, and what is computed from other columns, are not at hand.
  private static String value(String given) {
    if (given.isEmpty() || given.startsWith("generated: ")) {
      return "NULL";
    }
    return given.startsWith("identity") || given.contains("nextval(") ? "1" : given;
  }
}
