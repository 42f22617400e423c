package org.handover.practice.api.v2.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.Schema;

/// A resource's rows as JSON Schema.
public final class RowSchema {
  private RowSchema() {}

  /// @param detail whether of a single row, or of one in a list
  static Schema of(Resource resource, boolean detail) {
    String name = resource.noun.replace(" ", "");
    return detail
        ? new Schema(name, object(resource.columns, true))
        : item(name + "Item", resource.columns);
  }

  /// A row of a list, which is also what the legacy API shows.
  public static Schema item(String name, List<Column> columns) {
    return new Schema(name, object(columns, false));
  }

  /// A page of a list.
  static Schema page(Resource resource) {
    Schema item = of(resource, false);
    Map<String, Object> link = Map.of("type", List.of("string", "null"), "format", "uri");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("count", Map.of("type", "integer"));
    properties.put("next", link);
    properties.put("previous", link);
    properties.put("results", Map.of("type", "array", "items", item.use()));
    return new Schema(
        resource.noun.replace(" ", "") + "Page",
        object(properties, List.of("count", "next", "previous", "results")),
        List.of(item));
  }

  private static Map<String, Object> object(List<Column> columns, boolean detail) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Column column : columns) {
      if (detail || !column.detail()) {
        properties.put(column.name(), schema(column));
        if (column.seenFrom() == Role.LEARNER) {
          required.add(column.name());
        }
      }
    }
    return object(properties, required);
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", required);
    return object;
  }

  private static Map<String, Object> schema(Column column) {
    return switch (column.type()) {
      case Column.Type.Plain(String name, String format) -> {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", column.nullable() ? List.of(name, "null") : name);
        if (!format.isEmpty()) {
          schema.put("format", format);
        }
        yield schema;
      }
      case Column.Type.Words(List<String> words) -> Map.of("type", "string", "enum", words);
      case Column.Type.Any(Map<String, Object> schema) -> schema;
      case Column.Type.Nested(List<Column> columns, boolean many) -> {
        Map<String, Object> row = object(columns, false);
        if (many) {
          yield Map.of("type", "array", "items", row);
        }
        row.put("type", column.nullable() ? List.of("object", "null") : "object");
        yield row;
      }
    };
  }
}
