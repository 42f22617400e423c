package org.handover.toolkit.parity.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Cases from an OpenAPI document (2 or 3, as JSON): for each operation one that fits, and one for
/// each way in which one part of it can be odd. What is made first lends its id to those that come
/// after it, and what deletes comes last. The same document and seed make the same cases.
public final class Generator {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;
  private final long seed;
  private final @Nullable String caller;
  private final String base;
  private final Resources resources;
  private final List<Made> made = new ArrayList<>();

  /// The cases of an operation: the first is as it should be.
  private record Made(String method, String path, List<ObjectNode> cases) {
    boolean makes(Resources resources, Resources.Resource resource) {
      return resources.made(method, path).filter(resource::equals).isPresent();
    }
  }

  private Generator(JsonNode document, long seed, @Nullable String caller) {
    this.document = document;
    this.seed = seed;
    this.caller = caller;
    this.resources =
        Resources.of(document.path("paths"), new SchemaValues(document, new Random(seed)));
    String server = document.at("/servers/0/url").asString("").replaceFirst("^https?://[^/]*", "");
    this.base = document.path("basePath").asString(server).replaceFirst("/$", "");
  }

  /// All of a document.
  ///
  /// @param where the document is from, for messages
  /// @param caller of the corpus who sends them; null: the public
  public static List<ObjectNode> cases(
      String where, String text, long seed, @Nullable String caller) {
    // What looks like a placeholder of a case is none.
    String plain = text.replace("${", "$ {");
    JsonNode document =
        JsonValues.parse(plain).filter(d -> d.path("paths").isObject()).orElse(null);
    if (document == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              where, "is no OpenAPI document in JSON", "give one with `paths`"));
    }
    Generator generator = new Generator(document, seed, caller);
    generator.operations();
    return generator.ordered();
  }

  private List<ObjectNode> ordered() {
    List<ObjectNode> all = new ArrayList<>();
    List<Resources.Resource> order = resources.inOrder();
    for (Resources.Resource resource : order) {
      made.stream()
          .filter(one -> one.makes(resources, resource))
          .forEach(one -> all.add(one.cases().removeFirst()));
    }
    made.stream().filter(one -> !one.method().equals("DELETE")).forEach(o -> all.addAll(o.cases()));
    for (Made one : made.reversed()) {
      if (one.method().equals("DELETE")) {
        // That which deletes what was made, after those that should not.
        all.addAll(one.cases().subList(1, one.cases().size()));
        all.add(one.cases().getFirst());
      }
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).put("name", "%d %s".formatted(i + 1, all.get(i).path("name").stringValue()));
    }
    return all;
  }

  private void operations() {
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(p -> METHODS.contains(p.getKey()))
                .forEach(p ->
                    operation(
                        p.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        path.getValue(),
                        p.getValue())));
  }

  private void operation(String method, String path, JsonNode item, JsonNode operation) {
    SchemaValues values =
        new SchemaValues(document, new Random(seed ^ (method + " " + path).hashCode()));
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(p -> parameters.add(values.resolved(p)));
    operation.path("parameters").forEach(p -> parameters.add(values.resolved(p)));
    JsonNode schema = bodySchema(operation, parameters, values);
    made.add(new Made(method, path, new ArrayList<>()));
    Request request = new Request(method, path, Map.of(), Map.of(), null);
    for (JsonNode parameter : parameters) {
      String in = parameter.path("in").asString("");
      boolean needed = in.equals("path") || parameter.path("required").asBoolean(false);
      if (needed && (in.equals("path") || in.equals("query"))) {
        request = request.with(parameter, fitting(request, parameter, values));
      }
    }
    Request fitting = schema == null ? request : request.withBody(body(request, schema, values));
    ObjectNode first = add(fitting, "as it should be");
    resources
        .made(method, path)
        .ifPresent(it -> first.putObject("save").put(it.variable(), it.pointer()));
    for (JsonNode parameter : parameters) {
      parameter(fitting, parameter, values);
    }
    if (schema != null) {
      oddBodies(fitting, schema, values);
    }
  }

  private String fitting(Request request, JsonNode parameter, SchemaValues values) {
    String name = parameter.path("name").asString("");
    String value = said(values.fitting(schemaOf(parameter)));
    return (parameter.path("in").asString("").equals("path")
            ? resources.inPath(request.method(), request.path(), name, value)
            : resources.named(request.method(), request.path(), name, value))
        .orElse(value);
  }

  /// With the ids of what was made before, where a property means one, however deep.
  private JsonNode body(Request request, JsonNode schema, SchemaValues values) {
    JsonNode body = values.fitting(schema);
    refer(request, body);
    return body;
  }

  private void refer(Request request, JsonNode value) {
    value.values().stream().filter(JsonNode::isContainer).forEach(inner -> refer(request, inner));
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> property : List.copyOf(object.properties())) {
        JsonNode one = property.getValue();
        if (one.isIntegralNumber() || one.isString()) {
          resources
              .named(request.method(), request.path(), property.getKey(), said(one))
              .filter(_ -> one.isNumber() || property.getKey().matches(".+(_id|Id|_uuid|_slug)"))
              .ifPresent(reference -> object.put(property.getKey(), reference));
        }
      }
    }
  }

  private static @Nullable JsonNode bodySchema(
      JsonNode operation, List<JsonNode> parameters, SchemaValues values) {
    JsonNode content = values.resolved(operation.path("requestBody")).path("content");
    JsonNode schema = content.path("application/json").path("schema");
    if (!schema.isMissingNode()) {
      return schema;
    }
    return parameters.stream()
        .filter(p -> p.path("in").asString("").equals("body"))
        .map(p -> p.path("schema"))
        .findFirst()
        .orElse(null);
  }

  private static JsonNode schemaOf(JsonNode parameter) {
    return parameter.has("schema") ? parameter.path("schema") : parameter;
  }

  private void parameter(Request base, JsonNode parameter, SchemaValues values) {
    String in = parameter.path("in").asString("");
    String name = parameter.path("name").asString("");
    if (!in.equals("query") && !in.equals("path")) {
      return;
    }
    if (in.equals("query")) {
      add(base.with(parameter, fitting(base, parameter, values)), "?" + name);
      if (base.query().containsKey(name)) {
        add(base.without(name), "?%s missing".formatted(name));
      }
    }
    for (SchemaValues.Named odd : values.others(schemaOf(parameter))) {
      String text = said(odd.value());
      if (in.equals("query") || !text.isEmpty()) {
        add(base.with(parameter, text), "%s: %s".formatted(name, odd.what()));
      }
    }
  }

  private void oddBodies(Request base, JsonNode schema, SchemaValues values) {
    JsonNode fitting = base.body() == null ? NODES.objectNode() : base.body();
    add(base.withBody(null), "no body");
    values.others(schema).forEach(odd -> add(base.withBody(odd.value()), "body: " + odd.what()));
    ObjectNode form = add(base.withBody(null), "wrong media type");
    form.putObject("headers").put("Content-Type", "text/plain");
    form.put("raw", fitting.toString());
    add(base.withBody(null), "not JSON").put("raw", "{\"a\": ");
    if (!(fitting instanceof ObjectNode object)) {
      return;
    }
    add(base.withBody(object.deepCopy().put("not_known_here", 1)), "an extra key");
    values
        .resolved(schema)
        .path("properties")
        .properties()
        .forEach(p -> {
          if (object.has(p.getKey())) {
            ObjectNode without = object.deepCopy();
            without.remove(p.getKey());
            add(base.withBody(without), p.getKey() + " missing");
          }
          for (SchemaValues.Named odd : values.others(p.getValue())) {
            ObjectNode changed = object.deepCopy();
            changed.set(p.getKey(), odd.value());
            add(base.withBody(changed), "%s: %s".formatted(p.getKey(), odd.what()));
          }
        });
  }

  private static String said(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private record Request(
      String method,
      String path,
      Map<String, String> variables,
      Map<String, String> query,
      @Nullable JsonNode body) {
    Request with(JsonNode parameter, String value) {
      boolean inPath = parameter.path("in").asString("").equals("path");
      Map<String, String> changed = new LinkedHashMap<>(inPath ? variables : query);
      changed.put(parameter.path("name").asString(""), value);
      return new Request(
          method, path, inPath ? changed : variables, inPath ? query : changed, body);
    }

    Request without(String name) {
      Map<String, String> changed = new LinkedHashMap<>(query);
      changed.remove(name);
      return new Request(method, path, variables, changed, body);
    }

    Request withBody(@Nullable JsonNode other) {
      return new Request(method, path, variables, query, other);
    }

    String line(String base) {
      String filled = base + path;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filled = filled.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
      }
      StringBuilder line = new StringBuilder(method + " " + filled);
      char mark = '?';
      for (Map.Entry<String, String> one : query.entrySet()) {
        line.append(mark).append(encoded(one.getKey())).append('=').append(encoded(one.getValue()));
        mark = '&';
      }
      return line.toString();
    }

    /// A reference stays one: the document's own text has none.
    private static String encoded(String text) {
      return text.startsWith("${") ? text : URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
  }

  private ObjectNode add(Request request, String what) {
    ObjectNode written = NODES.objectNode();
    written.put("name", "%s %s: %s".formatted(request.method(), base + request.path(), what));
    if (caller != null) {
      written.put("as", caller);
    }
    written.put("request", request.line(base));
    if (request.body() != null) {
      written.set("json", request.body());
    }
    written.put("expect", "any");
    made.getLast().cases().add(written);
    return written;
  }
}
