package org.handover.toolkit.parity.inputs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values for the schemas of an OpenAPI document (2 or 3): one that fits, and those at and beyond
/// each bound that the schema names.
final class SchemaValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final int LONGEST = 20_000;

  private final JsonNode document;
  private final Random random;

  SchemaValues(JsonNode document, Random random) {
    this.document = document;
    this.random = random;
  }

  /// A value and what it is, for the name of its case.
  record Named(String what, JsonNode value) {}

  /// The schema itself: references followed, `allOf` merged, of alternatives the first.
  JsonNode resolved(JsonNode schema) {
    JsonNode at = schema;
    for (int i = 0; i < DEEPEST && at.has("$ref"); i++) {
      at = followed(at.path("$ref").asString(""));
    }
    for (String alternatives : List.of("oneOf", "anyOf")) {
      Optional<JsonNode> first =
          at.path(alternatives).values().stream()
              .filter(s -> !s.path("type").asString("").equals("null"))
              .findFirst();
      if (first.isPresent()) {
        return resolved(first.get());
      }
    }
    if (!at.path("allOf").isArray()) {
      return at;
    }
    ObjectNode merged = NODES.objectNode();
    ObjectNode properties = merged.putObject("properties");
    for (JsonNode part : at.path("allOf")) {
      JsonNode one = resolved(part);
      one.properties()
          .forEach(p -> {
            if (!p.getKey().equals("properties")) {
              merged.set(p.getKey(), p.getValue());
            }
          });
      one.path("properties").properties().forEach(p -> properties.set(p.getKey(), p.getValue()));
    }
    return merged;
  }

  private JsonNode followed(String reference) {
    if (!reference.startsWith("#/")) {
      return NODES.objectNode();
    }
    try {
      return document.at(JsonPointer.compile(reference.substring(1)));
    } catch (IllegalArgumentException | JacksonException e) {
      return NODES.objectNode();
    }
  }

  JsonNode fitting(JsonNode schema) {
    return fitting(schema, 0);
  }

  private JsonNode fitting(JsonNode written, int depth) {
    JsonNode schema = resolved(written);
    for (String given : List.of("example", "default", "const")) {
      if (schema.has(given)) {
        return schema.path(given);
      }
    }
    if (!schema.path("enum").isEmpty()) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    return switch (type(schema)) {
      case "integer" -> NODES.numberNode(Math.round(between(schema)));
      case "number" ->
          NODES.numberNode(
              BigDecimal.valueOf(Math.round(between(schema) * 4), 0).divide(BigDecimal.valueOf(4)));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> array(schema, depth);
      case "object" -> object(schema, depth);
      case "null" -> NODES.nullNode();
      default -> NODES.stringNode(text(schema));
    };
  }

  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.values().stream()
          .map(t -> t.asString(""))
          .filter(t -> !t.equals("null"))
          .findFirst()
          .orElse("null");
    }
    return type.asString(schema.has("properties") ? "object" : "string");
  }

  private JsonNode array(JsonNode schema, int depth) {
    int size = depth >= DEEPEST ? 0 : Math.clamp(schema.path("minItems").asInt(1), 0, 50);
    return NODES
        .arrayNode()
        .addAll(
            Stream.generate(() -> fitting(schema.path("items"), depth + 1)).limit(size).toList());
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    if (depth < DEEPEST) {
      schema
          .path("properties")
          .properties()
          .forEach(p -> {
            if (!resolved(p.getValue()).path("readOnly").asBoolean(false)) {
              object.set(p.getKey(), fitting(p.getValue(), depth + 1));
            }
          });
    }
    return object;
  }

  private double between(JsonNode schema) {
    double low = schema.path("minimum").asDouble(1);
    double high = Math.max(low, schema.path("maximum").asDouble(low + 100));
    return Math.floor(low + random.nextDouble() * (high - low));
  }

  private String text(JsonNode schema) {
    String word = "text " + random.nextInt(1_000);
    String known =
        switch (schema.path("format").asString("")) {
          case "date" -> "2026-02-28";
          case "date-time" -> "2026-02-28T12:30:00Z";
          case "time" -> "12:30:00";
          case "email" -> "person%d@example.org".formatted(random.nextInt(1_000));
          case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
          case "uri", "url" -> "https://example.org/" + random.nextInt(1_000);
          case "ipv4" -> "192.0.2.1";
          case "byte" -> "dGV4dA==";
          default -> word;
        };
    return fitted(known, schema);
  }

  private static String fitted(String text, JsonNode schema) {
    int least = Math.clamp(schema.path("minLength").asInt(0), 0, LONGEST);
    int most = Math.clamp(schema.path("maxLength").asInt(LONGEST), 0, LONGEST);
    String padded = text.length() < least ? text + "x".repeat(least - text.length()) : text;
    return padded.substring(0, Math.min(padded.length(), Math.max(most, least)));
  }

  /// At and beyond the bounds, of each other type, null and empty: in the same order each time.
  List<Named> others(JsonNode written) {
    JsonNode schema = resolved(written);
    List<Named> values = new ArrayList<>();
    values.add(new Named("null", NODES.nullNode()));
    for (JsonNode one : schema.path("enum")) {
      values.add(new Named("each value", one));
    }
    switch (type(schema)) {
      case "integer", "number" -> numbers(schema, values);
      case "string" -> texts(schema, values);
      case "array" -> arrays(schema, values);
      default -> {
        // The other types remain.
      }
    }
    wrongTypes(type(schema)).forEach((what, value) -> values.add(new Named(what, value)));
    return values;
  }

  private static void numbers(JsonNode schema, List<Named> values) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.path(bound).isNumber()) {
        BigDecimal at = schema.path(bound).decimalValue();
        values.add(new Named(bound, NODES.numberNode(at)));
        values.add(new Named(bound + " less one", NODES.numberNode(at.subtract(BigDecimal.ONE))));
        values.add(new Named(bound + " and one", NODES.numberNode(at.add(BigDecimal.ONE))));
      }
    }
    values.add(new Named("zero", NODES.numberNode(0)));
    values.add(new Named("negative", NODES.numberNode(-1)));
    values.add(new Named("a fraction", NODES.numberNode(new BigDecimal("1.5"))));
    values.add(new Named("2^31", NODES.numberNode(1L << 31)));
    values.add(new Named("2^63", NODES.numberNode(new BigDecimal("9223372036854775808"))));
    values.add(new Named("a number as text", NODES.stringNode("1")));
  }

  private static void texts(JsonNode schema, List<Named> values) {
    values.add(new Named("empty", NODES.stringNode("")));
    values.add(new Named("blanks", NODES.stringNode("   ")));
    values.add(new Named("blanks around", NODES.stringNode("  text  ")));
    values.add(new Named("other letters", NODES.stringNode("Zoë 張 🙂 <b>&amp;\"'\\")));
    values.add(new Named("a line break", NODES.stringNode("one\ntwo")));
    for (String bound : List.of("minLength", "maxLength")) {
      int at = schema.path(bound).asInt(-1);
      for (int length = at - 1; at >= 0 && at < LONGEST && length <= at + 1; length++) {
        if (length >= 0) {
          values.add(new Named(length + " characters", NODES.stringNode("x".repeat(length))));
        }
      }
    }
    if (!schema.path("format").asString("").isEmpty() || schema.has("enum")) {
      values.add(new Named("not of the format", NODES.stringNode("not of it")));
    }
  }

  private void arrays(JsonNode schema, List<Named> values) {
    JsonNode one = fitting(schema.path("items"));
    values.add(new Named("no elements", NODES.arrayNode()));
    values.add(new Named("an element twice", NODES.arrayNode().add(one).add(one)));
    values.add(new Named("an element that is null", NODES.arrayNode().add(NODES.nullNode())));
    int most = schema.path("maxItems").asInt(-1);
    if (most >= 0 && most < 1_000) {
      values.add(
          new Named(
              "an element too many",
              NODES.arrayNode().addAll(Stream.generate(() -> one).limit(most + 1L).toList())));
    }
  }

  private static Map<String, JsonNode> wrongTypes(String type) {
    Map<String, JsonNode> all = new java.util.LinkedHashMap<>();
    all.put("a text", NODES.stringNode("text"));
    all.put("a number", NODES.numberNode(7));
    all.put("a truth", NODES.booleanNode(true));
    all.put("a list", NODES.arrayNode().add("a"));
    all.put("an object", NODES.objectNode().put("a", 1));
    all.remove(
        switch (type) {
          case "integer", "number" -> "a number";
          case "boolean" -> "a truth";
          case "array" -> "a list";
          case "object" -> "an object";
          default -> "a text";
        });
    return all;
  }
}
