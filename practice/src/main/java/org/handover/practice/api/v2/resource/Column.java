package org.handover.practice.api.v2.resource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.practice.api.Role;

/// One member of a row as clients see it: as SQL, and as a type for documents.
///
/// @param sql what to select; of a nested row, its source
/// @param seenFrom the least role that sees it
/// @param detail whether only single rows bear it
public record Column(
    String name, String sql, Type type, boolean nullable, Role seenFrom, boolean detail) {
  /// What a column holds.
  public sealed interface Type {
    /// A JSON Schema of a few words: `{"type": "integer"}`.
    record Plain(String name, String format) implements Type {}

    /// One of a few words.
    record Words(List<String> words) implements Type {
      public Words {
        words = List.copyOf(words);
      }
    }

    /// JSON as it was sent.
    ///
    /// @param schema what documents tell of it; nothing where it may be any
    record Any(Map<String, Object> schema) implements Type {
      public Any {
        schema = Map.copyOf(schema);
      }
    }

    /// A row of another table, or all rows that belong to this one.
    record Nested(List<Column> columns, boolean many) implements Type {
      public Nested {
        columns = List.copyOf(columns);
      }
    }
  }

  public static Column integer(String name, String sql) {
    return new Column(name, sql, new Type.Plain("integer", ""), false, Role.LEARNER, false);
  }

  public static Column number(String name, String sql) {
    return new Column(name, sql, new Type.Plain("number", ""), false, Role.LEARNER, false);
  }

  public static Column text(String name, String sql) {
    return new Column(name, sql, new Type.Plain("string", ""), false, Role.LEARNER, false);
  }

  public static Column flag(String name, String sql) {
    return new Column(name, sql, new Type.Plain("boolean", ""), false, Role.LEARNER, false);
  }

  /// One of a few words, all of them.
  public static Column word(String name, String sql, List<String> words) {
    return new Column(name, sql, new Type.Words(words), false, Role.LEARNER, false);
  }

  public static Column json(String name, String sql) {
    return json(name, sql, Map.of());
  }

  /// JSON of a known form.
  public static Column json(String name, String sql, Map<String, Object> schema) {
    return new Column(name, sql, new Type.Any(schema), true, Role.LEARNER, false);
  }

  /// A moment as ISO 8601 in UTC, with microseconds where there are any.
  ///
  /// @param sql a `timestamp` in UTC: `x at time zone 'UTC'` of a `timestamptz`
  public static Column moment(String name, String sql) {
    String text =
        """
        to_char(%1$s, case when %1$s = date_trunc('second', %1$s)
          then 'YYYY-MM-DD"T"HH24:MI:SS"Z"' else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end)\
        """
            .formatted(sql);
    return new Column(
        name, text, new Type.Plain("string", "date-time"), false, Role.LEARNER, false);
  }

  /// A row of another table, or `null`.
  ///
  /// @param source what follows `from`
  public static Column row(String name, List<Column> columns, String source) {
    return new Column(name, source, new Type.Nested(columns, false), true, Role.LEARNER, false);
  }

  /// The rows of another table that belong to this one.
  ///
  /// @param source what follows `from`, with the order
  public static Column rows(String name, List<Column> columns, String source) {
    return new Column(name, source, new Type.Nested(columns, true), false, Role.LEARNER, false);
  }

  public Column orNull() {
    return new Column(name, sql, type, true, seenFrom, detail);
  }

  public Column seenFrom(Role role) {
    return new Column(name, sql, type, nullable, role, detail);
  }

  public Column inDetail() {
    return new Column(name, sql, type, nullable, seenFrom, true);
  }

  /// `created_at` and `updated_at`, which every single row bears.
  static List<Column> times(String alias) {
    return List.of(
        moment("created_at", alias + ".created_at at time zone 'UTC'").inDetail(),
        moment("updated_at", alias + ".updated_at at time zone 'UTC'").inDetail());
  }

  /// What to select for someone.
  static String select(List<Column> columns, Role viewer, boolean detail) {
    return columns.stream()
        .filter(column -> column.seenFrom.compareTo(viewer) <= 0 && (detail || !column.detail))
        .map(column -> "%s as \"%s\"".formatted(column.expression(viewer), column.name))
        .collect(Collectors.joining(", "));
  }

  private String expression(Role viewer) {
    if (type instanceof Type.Nested(List<Column> columns, boolean many)) {
      String form =
          many
              ? "array_to_json(array(select row_to_json(n) from (select %s from %s) n))"
              : "(select row_to_json(n) from (select %s from %s) n)";
      return form.formatted(select(columns, viewer, false), sql);
    }
    return sql;
  }
}
