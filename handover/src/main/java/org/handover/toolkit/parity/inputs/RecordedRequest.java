package org.handover.toolkit.parity.inputs;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import tools.jackson.databind.JsonNode;

/// A request that was seen, with its answer as far as it is known.
///
/// @param target path and query
/// @param headers by their names in lower case
/// @param body empty: none
/// @param answer the body, if it was JSON; else missing
record RecordedRequest(
    String method,
    String target,
    Map<String, String> headers,
    String body,
    int status,
    JsonNode answer) {
  /// Of a HAR file (1.2).
  static List<RecordedRequest> ofHar(String where, String text) {
    JsonNode entries = JsonValues.parse(text).map(har -> har.at("/log/entries")).orElse(null);
    if (entries == null || !entries.isArray()) {
      throw new StoppedException(
          new Fault.Misconfigured(where, "is no HAR file", "export one from a browser"));
    }
    return entries.values().stream()
        .filter(e -> e.at("/response/status").asInt(0) > 0)
        .map(e ->
            new RecordedRequest(
                e.at("/request/method").asString(""),
                local(e.at("/request/url").asString("")),
                headers(e.at("/request/headers")),
                e.at("/request/postData/text").asString(""),
                e.at("/response/status").asInt(0),
                json(e.at("/response/content/text").asString(""))))
        .filter(r -> !r.method().isEmpty() && r.target().startsWith("/"))
        .toList();
  }

  /// A line of a gateway's record.
  ///
  /// @throws StoppedException if it is none
  static RecordedRequest ofLine(String where, long number, String line) {
    JsonNode node = JsonValues.parse(line).filter(JsonNode::isObject).orElse(null);
    if (node == null
        || node.path("method").asString("").isEmpty()
        || !node.path("target").asString("").startsWith("/")
        || node.path("status").asInt(0) < 100) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "%s, line %d".formatted(where, number),
              "is no request",
              "a line is an object with method, target and status"));
    }
    Map<String, String> headers = new java.util.TreeMap<>();
    node.path("headers")
        .properties()
        .forEach(h ->
            headers.put(h.getKey().toLowerCase(java.util.Locale.ROOT), h.getValue().asString("")));
    JsonNode answer = node.path("answer");
    return new RecordedRequest(
        node.path("method").asString(""),
        node.path("target").asString(""),
        headers,
        node.path("body").asString(""),
        node.path("status").asInt(0),
        answer.isString() ? json(answer.stringValue()) : answer);
  }

  private static Map<String, String> headers(JsonNode list) {
    Map<String, String> headers = new java.util.TreeMap<>();
    list.values()
        .forEach(h ->
            headers.put(
                h.path("name").asString("").toLowerCase(java.util.Locale.ROOT),
                h.path("value").asString("")));
    return headers;
  }

  private static String local(String url) {
    return url.replaceFirst("^https?://[^/]*", "").replaceFirst("#.*", "");
  }

  private static JsonNode json(String text) {
    return JsonValues.parse(text)
        .orElseGet(tools.jackson.databind.node.JsonNodeFactory.instance::missingNode);
  }
}
