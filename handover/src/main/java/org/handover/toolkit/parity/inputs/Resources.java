package org.handover.toolkit.parity.inputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a document's operations make, so that others can refer to it: a POST of a collection whose
/// elements have paths of their own (`/notes/{id}` of `/notes` or `/users/{id}/notes`, or of what
/// answers alike). References are found by place (`/notes/{id}`) and by name (`note_id`, `noteId`,
/// `note`).
final class Resources {
  private static final Pattern ELEMENT = Pattern.compile("(.+)/\\{([^{}/]++)}/?");
  private static final Pattern REFERENCE = Pattern.compile("(.+?)(?:_id|Id|_uuid|_slug)?");

  /// Text that can stand within a placeholder.
  private static final Pattern PLAIN = Pattern.compile("[\\w-]{1,60}");

  private final Map<String, Resource> byCollection = new LinkedHashMap<>();
  private final Map<Resource, Set<Resource>> needs = new LinkedHashMap<>();

  /// @param collection the path of its elements without their id
  /// @param maker the path of the POST, without a slash at its end
  /// @param pointer where the answer to the POST has the new id
  /// @param variable what the id is saved as
  record Resource(String collection, String maker, String pointer, String variable) {
    /// `categories`: category.
    private boolean isCalled(String name) {
      String own = plain(collection.substring(collection.lastIndexOf('/') + 1));
      String other = plain(name);
      return own.equals(other)
          || own.equals(other + "s")
          || own.equals(other + "es")
          || (other.endsWith("y") && own.equals(other.substring(0, other.length() - 1) + "ies"));
    }

    private static String plain(String name) {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private int nearness(String path) {
      int same = 0;
      while (same < Math.min(collection.length(), path.length())
          && collection.charAt(same) == path.charAt(same)) {
        same++;
      }
      return same;
    }

    /// @param otherwise where nothing was made
    private Optional<String> reference(String otherwise) {
      return PLAIN.matcher(otherwise).matches()
          ? Optional.of("${%s or %s}".formatted(variable, otherwise))
          : Optional.empty();
    }
  }

  static Resources of(JsonNode paths, SchemaValues values) {
    Resources resources = new Resources();
    for (String path : paths.propertyNames()) {
      Matcher element = ELEMENT.matcher(path);
      if (element.matches()) {
        String collection = element.group(1);
        maker(paths, collection)
            .or(() -> makerOf(paths, answered(paths.path(path), values), values))
            .ifPresent(maker ->
                resources.byCollection.put(
                    collection,
                    new Resource(
                        collection,
                        maker.replaceFirst("/$", ""),
                        pointer(paths.path(maker).path("post"), element.group(2), values),
                        "made" + collection.replaceAll("\\W+", "_"))));
      }
    }
    return resources;
  }

  /// The path of the POST: the collection's own, or one that ends in the same word.
  private static Optional<String> maker(JsonNode paths, String collection) {
    String word = collection.substring(collection.lastIndexOf('/'));
    return paths.propertyNames().stream()
        .filter(path -> paths.path(path).has("post"))
        .filter(path -> path.replaceFirst("/$", "").endsWith(word))
        .max(Comparator.comparing(path -> path.replaceFirst("/$", "").equals(collection)));
  }

  /// The path of the POST that answers with the same schema of the document as the element itself:
  /// `/scenarios/{id}/rubric` makes a `/rubric-questions/{id}`.
  private static Optional<String> makerOf(
      JsonNode paths, Set<String> answered, SchemaValues values) {
    return paths.propertyNames().stream()
        .filter(path -> !ELEMENT.matcher(path).matches())
        .filter(path -> answered.contains(answer(paths.path(path).path("post"), values).named()))
        .findFirst();
  }

  private static Set<String> answered(JsonNode element, SchemaValues values) {
    Set<String> named = new LinkedHashSet<>();
    List.of("get", "put", "patch")
        .forEach(method -> named.add(answer(element.path(method), values).named()));
    named.remove("");
    return named;
  }

  /// The schema of an operation's good answer.
  ///
  /// @param named its `$ref`; empty: it has none
  private record AnsweredSchema(String named, JsonNode schema) {}

  private static AnsweredSchema answer(JsonNode operation, SchemaValues values) {
    JsonNode written =
        operation.path("responses").properties().stream()
            .filter(answer -> answer.getKey().startsWith("2"))
            .map(answer -> values.resolved(answer.getValue()))
            .map(answer -> answer.at("/content/application~1json").path("schema"))
            .findFirst()
            .orElseGet(() -> operation.path("none"));
    return new AnsweredSchema(written.path("$ref").asString(""), values.resolved(written));
  }

  private static String pointer(JsonNode post, String parameter, SchemaValues values) {
    List<String> names = List.of(parameter, "id", "uuid", "slug");
    JsonNode schema = answer(post, values).schema();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (names.contains(property.getKey())) {
        return "/" + property.getKey();
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode inner = values.resolved(property.getValue()).path("properties");
      for (String name : names) {
        if (inner.has(name)) {
          return "/" + property.getKey() + "/" + name;
        }
      }
    }
    return "/id";
  }

  /// What an operation makes.
  Optional<Resource> made(String method, String path) {
    return method.equals("POST")
        ? byCollection.values().stream()
            .filter(resource -> resource.maker().equals(path.replaceFirst("/$", "")))
            .findFirst()
        : Optional.empty();
  }

  /// @param otherwise the value where nothing was made
  Optional<String> inPath(String method, String path, String parameter, String otherwise) {
    int at = path.indexOf("/{" + parameter + "}");
    return at < 0
        ? Optional.empty()
        : reference(
            method, path, Optional.ofNullable(byCollection.get(path.substring(0, at))), otherwise);
  }

  private Optional<String> reference(
      String method, String path, Optional<Resource> meant, String otherwise) {
    made(method, path)
        .ifPresent(made ->
            meant.ifPresent(
                other -> needs.computeIfAbsent(made, _ -> new LinkedHashSet<>()).add(other)));
    return meant.flatMap(resource -> resource.reference(otherwise));
  }

  /// A parameter or a property of that operation.
  Optional<String> named(String method, String path, String name, String otherwise) {
    Matcher stem = REFERENCE.matcher(name);
    if (!stem.matches()) {
      return Optional.empty();
    }
    Optional<Resource> meant =
        byCollection.values().stream()
            .filter(resource -> resource.isCalled(stem.group(1)))
            .max(Comparator.comparingInt(resource -> resource.nearness(path)));
    return reference(method, path, meant, otherwise);
  }

  /// What others need comes first.
  List<Resource> inOrder() {
    Set<Resource> ordered = new LinkedHashSet<>();
    byCollection.values().forEach(resource -> visit(resource, ordered, new LinkedHashSet<>()));
    return new ArrayList<>(ordered);
  }

  private void visit(Resource resource, Set<Resource> ordered, Set<Resource> above) {
    if (!ordered.contains(resource) && above.add(resource)) {
      needs.getOrDefault(resource, Set.of()).forEach(other -> visit(other, ordered, above));
      ordered.add(resource);
    }
  }
}
