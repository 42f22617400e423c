package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handover.practice.api.Field;

/// What a write takes, as JSON Schema.
///
/// @param creates whether absent fields get a default; else they stay as they are
/// @param partial whether none has to be there
/// @param looseNames whether a name may be an object that has it, as rows show it
record FieldSchema(boolean creates, boolean partial, boolean looseNames) {
  Map<String, Object> of(List<Field> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), of(field)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required = fields.stream().filter(Field::required).map(Field::name).toList();
    if (!partial && !required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> of(Field field) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (field) {
      case Field.Text f -> {
        schema.put("type", type("string", field));
        addLengths(f.required() ? 1 : 0, f.maxLength(), schema);
      }
      case Field.Secret f -> {
        schema.put("type", "string");
        schema.put("format", "password");
        schema.put("writeOnly", true);
        addLengths(f.fresh() ? Field.Secret.MIN_LENGTH : 1, Field.UNBOUNDED, schema);
      }
      case Field.Choice f -> addChoices(f, schema);
      case Field.Flag _ -> schema.put("type", "boolean");
      case Field.Whole f -> {
        schema.put("type", type("integer", field));
        schema.put("minimum", f.min());
        schema.put("maximum", f.max());
        if (!f.zero()) {
          schema.put("not", Map.of("const", 0));
        }
      }
      case Field.Decimal f -> {
        schema.put("type", type("number", field));
        schema.put("minimum", f.min());
        schema.put("maximum", f.max());
      }
      case Field.Reference _ -> schema.put("type", type("integer", field));
      case Field.Document f -> {
        schema.put("description", "Takes " + f.expected() + ".");
        schema.putAll(new TreeMap<>(f.schema()));
      }
      case Field.Names f -> {
        schema.put("type", "array");
        schema.put("items", name(f.maxLength()));
      }
    }
    if (creates && field.defaultValue() != null) {
      schema.put("default", field.defaultValue());
    }
    return schema;
  }

  private static Object type(String name, Field field) {
    return field.nullable() ? List.of(name, "null") : name;
  }

  private static void addChoices(Field.Choice field, Map<String, Object> schema) {
    if (field.nullable()) {
      Map<String, Object> words = Map.of("type", "string", "enum", field.choices());
      schema.put("anyOf", List.of(words, Map.of("type", "null")));
    } else {
      schema.put("type", "string");
      schema.put("enum", field.choices());
    }
  }

  private Map<String, Object> name(int maxLength) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put("type", "string");
    addLengths(1, maxLength, name);
    return looseNames
        ? Map.of(
            "anyOf",
            List.of(
                name,
                Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("name", name),
                    "required",
                    List.of("name"))))
        : name;
  }

  private static void addLengths(int min, int max, Map<String, Object> schema) {
    if (min > 0) {
      schema.put("minLength", min);
    }
    if (max != Field.UNBOUNDED) {
      schema.put("maxLength", max);
    }
  }
}
