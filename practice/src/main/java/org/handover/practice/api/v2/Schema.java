package org.handover.practice.api.v2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A JSON Schema of the OpenAPI document.
///
/// @param name under which the document keeps it; empty for one that stands where it is used
/// @param parts further schemas that it refers to
public record Schema(String name, Map<String, Object> definition, List<Schema> parts) {
  /// No body at all.
  public static final Schema NONE = new Schema("", Map.of());

  /// An object of which nothing more is said.
  public static final Schema OBJECT = new Schema("", Map.of("type", "object"));

  /// What the legacy API answers where something is gone.
  public static final Schema MESSAGE =
      object("LegacyMessage", Map.of("message", new Schema("", Map.of("type", "string"))));

  public Schema {
    parts = List.copyOf(parts);
  }

  public Schema(String name, Map<String, Object> definition) {
    this(name, definition, List.of());
  }

  /// An array of nothing else.
  public static Schema listOf(Schema item) {
    return new Schema("", Map.of("type", "array", "items", item.use()), List.of(item));
  }

  /// An object that always has these members.
  public static Schema object(String name, Map<String, Schema> members) {
    Map<String, Object> properties = new TreeMap<>();
    members.forEach((member, schema) -> properties.put(member, schema.use()));
    Map<String, Object> definition =
        Map.of(
            "type",
            "object",
            "properties",
            properties,
            "required",
            List.copyOf(properties.keySet()));
    return new Schema(name, definition, List.copyOf(members.values()));
  }

  /// What stands where it is used: itself, or where the document keeps it.
  public Map<String, Object> use() {
    return name.isEmpty() ? definition : Map.of("$ref", "#/components/schemas/" + name);
  }
}
