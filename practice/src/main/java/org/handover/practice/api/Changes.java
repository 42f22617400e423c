package org.handover.practice.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Checked values for some of a resource's columns. Column names come from [Field]s, which are
/// constants of ours; only the values come from a client, and they travel as parameters.
public final class Changes {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();

  public void put(Field field, @Nullable Object value) {
    values.put(field.name(), value);
    fields.put(field.name(), field);
  }

  /// These changes and one more column, in which the client has no say.
  public Changes with(String column, Object value) {
    Changes more = new Changes();
    more.values.putAll(values);
    more.fields.putAll(fields);
    more.values.put(column, value);
    return more;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean has(String column) {
    return values.containsKey(column);
  }

  public boolean isNull(String column) {
    return values.get(column) == null;
  }

  /// The value of a required text field.
  public String text(String name) {
    return (String) Objects.requireNonNull(values.get(name));
  }

  /// The value of a required integer, or of one that has a default.
  public int whole(String name) {
    return (Integer) Objects.requireNonNull(values.get(name));
  }

  /// The value of a required number.
  public double decimal(String name) {
    return (Double) Objects.requireNonNull(values.get(name));
  }

  /// These changes but one, for a value that is not a column's.
  public Changes without(String name) {
    Changes rest = new Changes();
    rest.values.putAll(values);
    rest.fields.putAll(fields);
    rest.values.remove(name);
    return rest;
  }

  /// The value of a [Field.Names]; empty where there is none.
  public Optional<List<String>> names(String name) {
    return values.get(name) instanceof List<?> names
        ? Optional.of(names.stream().map(String.class::cast).toList())
        : Optional.empty();
  }

  /// `(a, b) values (:a, :b)`.
  public String insertion() {
    List<String> parameters = values.keySet().stream().map(this::parameter).toList();
    return "(%s) values (%s)"
        .formatted(String.join(", ", values.keySet()), String.join(", ", parameters));
  }

  /// `a = :a, b = :b`.
  public String assignments() {
    List<String> assignments = new ArrayList<>();
    values.keySet().forEach(column -> assignments.add(column + " = " + parameter(column)));
    return String.join(", ", assignments);
  }

  public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    JdbcClient.StatementSpec bound = statement;
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      bound = bound.param(entry.getKey(), entry.getValue());
    }
    return bound;
  }

  private String parameter(String column) {
    return fields.get(column) instanceof Field.Document
        ? "cast(:" + column + " as json)"
        : ":" + column;
  }
}
