package org.handover.toolkit.parity.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.handover.toolkit.inventory.PathTemplate;
import org.handover.toolkit.parity.cases.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Cases from requests that were seen. Logins become callers, ids and tokens that an earlier answer
/// brought become references to it, personal data and secrets are replaced.
public final class Recorder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern ID_KEY = Pattern.compile("(?i)id|.*_id|.*[a-z]Id|uuid|slug|.*token");
  private static final Pattern IDS_KEY = Pattern.compile("(?i)ids|.*_ids");
  private static final int MOST_ELEMENTS = 50;

  private final Disguise disguise = new Disguise();
  private final List<ObjectNode> cases = new ArrayList<>();
  private final Map<String, Origin> origins = new HashMap<>();
  private final Map<String, String> callers = new TreeMap<>();
  private final Map<String, String> callerNames = new HashMap<>();
  private int variables;

  /// Where a value came from.
  private record Origin(int index, String pointer, String variable) {}

  /// What was made.
  ///
  /// @param callers that `corpus.yml` needs, as YAML, by name
  public record Chapter(List<ObjectNode> cases, Map<String, String> callers, int replaced) {}

  Recorder() {}

  Chapter chapter() {
    return new Chapter(List.copyOf(cases), Map.copyOf(callers), disguise.replaced());
  }

  void add(RecordedRequest seen) {
    if (seen.method().equals("OPTIONS") || seen.status() == 304) {
      return;
    }
    ObjectNode written = NODES.objectNode();
    String target = target(seen.target());
    written.put(
        "name",
        "%d %s %s"
            .formatted(
                cases.size() + 1, seen.method(), target.split("\\?", 2)[0].replace("${", "{")));
    String caller = caller(seen.headers());
    if (!caller.isEmpty()) {
      written.put("as", caller);
    }
    written.put("request", seen.method() + " " + target);
    body(seen, written);
    written.put("expect", seen.status());
    cases.add(written);
    if (seen.status() < 300) {
      note("", "", seen.answer());
    }
  }

  /// Segments and values of the query, each by itself.
  private String target(String target) {
    String[] parts = target.replace("${", "$%7B").split("\\?", 2);
    List<String> segments = new ArrayList<>();
    for (String segment : parts[0].split("/", -1)) {
      segments.add(
          PathTemplate.looksLikeId(segment) || origins.containsKey(segment)
              ? referred(segment, segment)
              : disguise.free(segment));
    }
    String path = String.join("/", segments);
    if (parts.length < 2) {
      return path;
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : parts[1].split("&", -1)) {
      String[] sides = pair.split("=", 2);
      boolean id = sides.length == 2 && ID_KEY.matcher(sides[0]).matches();
      pairs.add(
          sides.length < 2
              ? disguise.free(pair)
              : sides[0]
                  + "="
                  + (id && origins.containsKey(sides[1])
                      ? referred(sides[1], "")
                      : disguise.text(sides[0], sides[1]).replace(" ", "%20")));
    }
    return path + "?" + String.join("&", pairs);
  }

  private String referred(String value, String otherwise) {
    Origin origin = origins.get(value);
    if (origin == null) {
      return otherwise;
    }
    ObjectNode from = cases.get(origin.index());
    ObjectNode save = from.withObject("/save");
    save.put(origin.variable(), origin.pointer());
    return "${" + origin.variable() + "}";
  }

  /// One for each login.
  private String caller(Map<String, String> headers) {
    String bearer = headers.getOrDefault("authorization", "");
    String cookie = headers.getOrDefault("cookie", "");
    if (bearer.isEmpty() && cookie.isEmpty()) {
      return "";
    }
    return callerNames.computeIfAbsent(
        bearer + "\n" + cookie,
        _ -> {
          String name = "caller%d".formatted(callers.size() + 1);
          String token = bearer.replaceFirst("(?i)^bearer +", "");
          String known = origins.containsKey(token) ? referred(token, "") : "";
          String secret = "${env.%s}".formatted(name.toUpperCase(Locale.ROOT));
          callers.put(
              name,
              bearer.isEmpty()
                  ? "{headers: {Cookie: \"%s\"}}".formatted(secret)
                  : token.equals(bearer)
                      ? "{authorization: \"%s\"}".formatted(secret)
                      : "{bearer: \"%s\"}".formatted(known.isEmpty() ? secret : known));
          return name;
        });
  }

  private void body(RecordedRequest seen, ObjectNode written) {
    if (seen.body().isEmpty()) {
      return;
    }
    String type = seen.headers().getOrDefault("content-type", "application/json");
    JsonNode json = JsonValues.parse(seen.body()).orElse(null);
    if (json != null && type.contains("json")) {
      written.set("json", referring("", json));
      return;
    }
    written.putObject("headers").put("Content-Type", type.split(";", 2)[0].strip());
    written.put(
        "raw",
        type.contains("urlencoded")
            ? target("?" + seen.body()).substring(1)
            : disguise.free(seen.body()));
  }

  private JsonNode referring(String key, JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object.properties().forEach(p -> copy.set(p.getKey(), referring(p.getKey(), p.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode copy = NODES.arrayNode();
      list.forEach(one -> copy.add(referring(key, one)));
      return copy;
    }
    boolean id = ID_KEY.matcher(key).matches() || IDS_KEY.matcher(key).matches();
    String text = value.isString() ? value.stringValue() : value.toString();
    return id && !value.isNull() && origins.containsKey(text)
        ? NODES.stringNode(referred(text, text))
        : disguise.json(key, value);
  }

  /// The ids that an answer brought. One that an earlier answer brought too is a reference to the
  /// later: a row that was made anew.
  private void note(String pointer, String key, JsonNode answer) {
    if (answer.isObject()) {
      answer
          .properties()
          .forEach(p ->
              note(
                  pointer + "/" + p.getKey().replace("~", "~0").replace("/", "~1"),
                  p.getKey(),
                  p.getValue()));
    } else if (answer.isArray()) {
      for (int i = 0; i < Math.min(answer.size(), MOST_ELEMENTS); i++) {
        note(pointer + "/" + i, key, answer.path(i));
      }
    } else if (ID_KEY.matcher(key).matches() && answer.isValueNode() && !answer.isNull()) {
      String text = answer.isString() ? answer.stringValue() : answer.toString();
      if (!text.isEmpty() && !isKept(text)) {
        String name = "%s_%d".formatted(key.replaceAll("[^A-Za-z_]", ""), ++variables);
        origins.put(text, new Origin(cases.size() - 1, pointer, name));
      }
    }
  }

  /// An answer to a write says what it made; a list that shows it again does not replace that.
  private boolean isKept(String text) {
    Origin known = origins.get(text);
    return known != null && !cases.getLast().path("request").asString("").startsWith("POST");
  }
}
