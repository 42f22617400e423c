package org.handover.toolkit.plan;

import java.util.List;
import org.handover.toolkit.schema.Relation;
import org.jspecify.annotations.Nullable;

/// A column that a row made up for a trial has a value in.
///
/// @param type as `format_type` spells it, of a domain the one below it
/// @param length the longest text; 0: any
/// @param label the first of an enum; null: it is none
/// @param literals that stand in the checks of the column or of its domain, or in the bounds of
///   partitions: one of them may be what is allowed
/// @param target the table and column that it refers to, as SQL wants them; null: none
record SampleColumn(
    String name,
    String type,
    int length,
    boolean required,
    boolean filled,
    @Nullable String label,
    List<String> literals,
    @Nullable String target) {
  SampleColumn {
    literals = List.copyOf(literals);
  }

  String quoted() {
    return Relation.quote(name);
  }

  /// An expression.
  ///
  /// @param number of the row, from 1
  /// @param guess which of the literals is tried
  String value(int number, int guess) {
    if (target != null) {
      String[] parts = target.split("\\|", 2);
      return "(SELECT %s FROM %s ORDER BY 1 LIMIT 1)".formatted(parts[1], parts[0]);
    }
    if (label != null) {
      return "'" + label.replace("'", "''") + "'";
    }
    if (!literals.isEmpty() && guess > 0) {
      return literals.get((guess - 1) % literals.size());
    }
    return plain(number);
  }

  private String plain(int number) {
    if (type.endsWith("[]")) {
      return "'{}'";
    }
    String base = type.replaceAll("\\(.*\\)", "").strip();
    return switch (base) {
      case "boolean" -> "true";
      case "smallint", "integer", "bigint", "real", "double precision", "money", "oid" ->
          Integer.toString(number);
      case "numeric" -> type.matches(".*\\((\\d+),\\1\\)") ? "0" : Integer.toString(number % 9);
      case "date", "timestamp without time zone", "timestamp with time zone", "timestamp" ->
          "'2020-01-01'::date + " + number;
      case "time without time zone", "time with time zone", "time" -> "'12:00'";
      case "interval" -> "'1 day'";
      case "uuid" -> "md5('%d')::uuid".formatted(number);
      case "json", "jsonb" -> "'{}'";
      case "bytea" -> "'\\x00'";
      case "xml" -> "'<a/>'";
      case "inet", "cidr" -> "'127.0.0.%d'".formatted(number % 200);
      case "macaddr" -> "'08:00:2b:01:02:%02x'".formatted(number % 200);
      case "bit", "bit varying" -> "B'%s'".formatted("0".repeat(Math.max(length, 1)));
      case "point" -> "'(1,2)'";
      case "tsvector", "tsquery", "hstore", "ltree" -> "''";
      default -> base.endsWith("range") ? "'empty'" : text(number);
    };
  }

  private String text(int number) {
    String text = "t" + number;
    // The end differs from row to row.
    int from = length > 0 && length < text.length() ? text.length() - length : 0;
    return "'" + text.substring(from) + "'";
  }
}
