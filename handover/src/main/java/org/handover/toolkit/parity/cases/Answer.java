package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.toolkit.wire.RawResponse;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An answer, as far as a client can rely on it: status, JSON value, content type, `Allow`.
///
/// @param json the body's value; missing if there is no body, a text if it is not JSON or not UTF-8
/// @param contentType empty if there is no body, not even one that is announced
/// @param allow the methods
public record Answer(
    int status, String contentType, Set<String> allow, JsonNode json, RawResponse raw) {
  private static final String COOKIE = "cookie ";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public static Answer of(RawResponse raw) {
    boolean bodiless = raw.body().length == 0;
    return new Answer(
        raw.status(),
        bodiless && !isAnnounced(raw) ? "" : raw.header("Content-Type").orElse("none"),
        raw.header("Allow").stream().flatMap(COMMA::splitAsStream).collect(toUnmodifiableSet()),
        bodiless ? JsonNodeFactory.instance.missingNode() : json(raw),
        raw);
  }

  /// An answer to HEAD speaks of the body that a GET would bring.
  private static boolean isAnnounced(RawResponse raw) {
    return !raw.header("Content-Length").orElse("0").equals("0");
  }

  public Answer withJson(JsonNode other) {
    return new Answer(status, contentType, allow, other, raw);
  }

  /// Two bodies that are no UTF-8 must not look alike because both have replacement characters.
  private static JsonNode json(RawResponse raw) {
    String text = raw.text();
    if (!Arrays.equals(text.getBytes(UTF_8), raw.body())) {
      return JsonNodeFactory.instance.stringNode(
          "not UTF-8: " + new String(raw.body(), ISO_8859_1));
    }
    return JsonValues.parse(text)
        .orElseGet(() -> JsonNodeFactory.instance.stringNode("not JSON: " + text));
  }

  /// What `/a/pointer` or `cookie name` leads to; missing if there is nothing.
  public JsonNode find(String place) {
    return place.startsWith(COOKIE)
        ? cookie(place.substring(COOKIE.length()) + "=")
        : json.at(JsonPointer.compile(place));
  }

  private JsonNode cookie(String prefix) {
    return raw.headers().stream()
        .filter(header -> header.named("Set-Cookie") && header.value().startsWith(prefix))
        .map(header -> header.value().substring(prefix.length()).split(";", 2)[0])
        .<JsonNode>map(JsonNodeFactory.instance::stringNode)
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::missingNode);
  }
}
