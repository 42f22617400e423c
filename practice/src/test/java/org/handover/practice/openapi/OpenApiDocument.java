package org.handover.practice.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.handover.practice.rawhttp.RawResponse;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The copy of the OpenAPI document that is checked in: to be compared, and to hold answers
/// against.
final class OpenApiDocument {
  static final Path FILE = Path.of("..", "docs", "openapi.json");
  static final String COMMAND = "mvn -pl practice -am test -Dtest=OpenApiIT -Dopenapi.write";

  private static final String BASE = "https://openapi.invalid/document";

  /// Numbers of any length are JSON, and some cases send them.
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
                  .build())
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /// @param path the template
  record Operation(String method, String path) {
    /// The legacy API's ids are digits, or the path is another.
    Pattern pattern() {
      String id = api().equals("v2") ? "[^/]+" : "[0-9]+";
      return Pattern.compile(path.replace("{id}", id));
    }

    String api() {
      return path.startsWith("/api/v2/") ? "v2" : "legacy";
    }

    JsonPointer pointer() {
      return JsonPointer.empty()
          .appendProperty("paths")
          .appendProperty(path)
          .appendProperty(method.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<Operation, Pattern> operations = new HashMap<>();
  private final Map<String, Schema> schemas = new HashMap<>();

  private OpenApiDocument(String text) {
    root = MAPPER.readTree(text);
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(BASE, text)));
    root.get("paths")
        .properties()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(name -> !name.equals("parameters"))
                .map(name -> new Operation(name.toUpperCase(Locale.ROOT), path.getKey()))
                .forEach(operation -> operations.put(operation, operation.pattern())));
  }

  static OpenApiDocument read() throws IOException {
    return new OpenApiDocument(Files.readString(FILE));
  }

  static boolean isToBeWritten() {
    return System.getProperty("openapi.write") != null;
  }

  static String pretty(String json) {
    return PRETTY.writeValueAsString(MAPPER.readTree(json)) + "\n";
  }

  List<Operation> operations() {
    return operations.keySet().stream().sorted(Comparator.comparing(Operation::toString)).toList();
  }

  /// The paths of lists, paged or plain.
  List<String> lists() {
    return operations().stream()
        .filter(operation -> operation.method().equals("GET") && isList(operation))
        .map(Operation::path)
        .toList();
  }

  private boolean isList(Operation operation) {
    JsonNode schema =
        root.at(operation.pointer()).at("/responses/200/content/application~1json/schema");
    JsonNode meant =
        schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    return meant.path("type").asString("").equals("array")
        || meant.path("properties").has("results");
  }

  /// The operation that a request asks for, if the document tells of it: one at exactly that path
  /// before one with an id in it. HEAD is GET without a body.
  Optional<Operation> operation(String method, String target) {
    String asked = method.equals("HEAD") ? "GET" : method;
    String path = target.split("\\?", 2)[0];
    return operations.entrySet().stream()
        .filter(entry -> entry.getKey().method().equals(asked))
        .filter(entry -> entry.getValue().matcher(path).matches())
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(operation -> operation.path().contains("{id}")));
  }

  /// What it says of an answer of that status.
  Optional<Answer> answer(Operation operation, int status) {
    JsonPointer pointer =
        operation.pointer().appendProperty("responses").appendProperty(Integer.toString(status));
    JsonNode told = root.at(pointer);
    if (told.has("$ref")) {
      pointer = JsonPointer.compile(told.get("$ref").asString().substring(1));
    }
    return told.isMissingNode() ? Optional.empty() : Optional.of(new Answer(pointer));
  }

  /// What the document says of an answer.
  final class Answer {
    private final JsonPointer pointer;

    private Answer(JsonPointer pointer) {
      this.pointer = pointer;
    }

    /// What is wrong with an answer that has a body.
    Optional<String> problem(RawResponse answer) {
      String type = answer.header("Content-Type").orElse("no type").split(";", 2)[0];
      JsonPointer schema =
          pointer.appendProperty("content").appendProperty(type).appendProperty("schema");
      if (root.at(schema).isMissingNode()) {
        return Optional.of("a body of a type that the document does not tell of: " + type);
      }
      JsonNode value =
          type.endsWith("json")
              ? MAPPER.readTree(answer.text())
              : MAPPER.getNodeFactory().stringNode(answer.text());
      List<String> errors = new ArrayList<>();
      for (Error error : schema(schema).validate(value)) {
        errors.add(error.toString());
      }
      return errors.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", errors));
    }

    private Schema schema(JsonPointer at) {
      return schemas.computeIfAbsent(
          at.toString(), pointer -> registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)));
    }
  }
}
