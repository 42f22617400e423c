package org.handover.practice.api;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field that an endpoint takes, and at once the column that keeps it. A list of fields
/// describes a resource; the order in the list is the order in which mistakes are told.
public sealed interface Field {
  String name();

  /// Whether a row cannot be without it: absent, `null` and blank are refused.
  default boolean required() {
    return false;
  }

  /// What POST stores where the client sends nothing or `null`; `null` for an optional column.
  default @Nullable Object defaultValue() {
    return null;
  }

  /// Whether `null` is a value that the column can keep.
  default boolean nullable() {
    return !required() && defaultValue() == null;
  }

  /// Text of at most `maxLength` code points ([#UNBOUNDED] for `TEXT`), of which `accepts`
  /// approves.
  record Text(
      String name,
      boolean required,
      int maxLength,
      @Nullable String defaultValue,
      Predicate<String> accepts)
      implements Field {}

  /// A password, which is never stored as it comes. A `fresh` one has at least eight code points
  /// and a UTF-8 form; one that is only compared may be any text.
  record Secret(String name, boolean required, boolean fresh) implements Field {
    public static final int MIN_LENGTH = 8;

    @Override
    public boolean nullable() {
      return false;
    }
  }

  /// One word of a fixed few.
  record Choice(String name, boolean required, List<String> choices, @Nullable String defaultValue)
      implements Field {
    public Choice {
      choices = List.copyOf(choices);
    }
  }

  /// A JSON boolean.
  record Flag(String name, Boolean defaultValue) implements Field {}

  /// A JSON integer from `min` to `max`.
  ///
  /// @param zero whether it may be 0, where that is between them
  record Whole(
      String name, int min, int max, @Nullable Integer defaultValue, boolean nullable, boolean zero)
      implements Field {
    public Whole(String name, int min, int max, @Nullable Integer defaultValue, boolean nullable) {
      this(name, min, max, defaultValue, nullable, true);
    }
  }

  /// Any finite JSON number from `min` to `max`.
  record Decimal(String name, double min, double max) implements Field {}

  /// The id of a row that the caller of the new API sees; the legacy API takes any that is there.
  record Reference(
      String name, boolean required, Predicate<RowId> exists, BiPredicate<RowId, Principal> seen)
      implements Field {
    /// Where rows are hidden from some.
    public Reference seenAs(BiPredicate<RowId, Principal> visible) {
      return new Reference(name, required, exists, visible);
    }
  }

  /// Any JSON value of which `accepts` approves, kept in a `json` column; `null` is SQL's NULL.
  ///
  /// @param expected what it accepts, in words: `a non-empty list of turns`
  /// @param schema the same as JSON Schema, for documents
  /// @param mistakes what is wrong with a value that is accepted, for API v2 alone: the legacy one
  ///   stores it
  record Document(
      String name,
      Predicate<JsonNode> accepts,
      String expected,
      Map<String, Object> schema,
      Function<JsonNode, List<String>> mistakes)
      implements Field {
    public Document {
      schema = Map.copyOf(schema);
    }

    public Document(
        String name, Predicate<JsonNode> accepts, String expected, Map<String, Object> schema) {
      this(name, accepts, expected, schema, any -> List.of());
    }

    public Document(String name, Predicate<JsonNode> accepts, String expected) {
      this(name, accepts, expected, Map.of());
    }

    /// The same, refusing on API v2 what has such mistakes.
    public Document refusing(Function<JsonNode, List<String>> those) {
      return new Document(name, accepts, expected, schema, those);
    }
  }

  /// An array of names, none blank, each of at most `maxLength` code points; kept in rows of their
  /// own.
  record Names(String name, int maxLength) implements Field {
    @Override
    public List<String> defaultValue() {
      return List.of();
    }
  }

  int UNBOUNDED = Integer.MAX_VALUE;

  static Text required(String name, int maxLength) {
    return new Text(name, true, maxLength, null, any -> true);
  }

  static Text optional(String name, int maxLength) {
    return new Text(name, false, maxLength, null, any -> true);
  }

  /// Text that is empty where the client sends none.
  static Text blank(String name, int maxLength) {
    return new Text(name, false, maxLength, "", any -> true);
  }

  static Reference optionalReference(String name, Predicate<RowId> exists) {
    return new Reference(name, false, exists, (id, _) -> exists.test(id));
  }

  static Reference reference(String name, Predicate<RowId> exists) {
    return new Reference(name, true, exists, (id, _) -> exists.test(id));
  }
}
