package org.handover.toolkit.parity.inputs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts made-up values in the place of personal data, and variables of the environment in the place
/// of secrets: the same one for the same value.
final class Disguise {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(passw|secret|token|api_?key|credential|signature|otp|pin_?code).*");
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i).*(name|phone|mobile|address|street|birth|city|zip|post_?code|ssn|iban|card).*|dob");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}+(?:@|%40)[A-Za-z0-9.-]{1,190}+");
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, String> made = new HashMap<>();
  private int secrets;
  private int people;

  /// How many values were replaced.
  int replaced() {
    return made.size();
  }

  /// @param key under which the value stands; a list's elements stand under its key
  JsonNode json(String key, JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object.properties().forEach(p -> copy.set(p.getKey(), json(p.getKey(), p.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode copy = NODES.arrayNode();
      list.forEach(one -> copy.add(json(key, one)));
      return copy;
    }
    if (value.isString()) {
      return NODES.stringNode(text(key, value.stringValue()));
    }
    boolean hidden = SECRET.matcher(key).matches() || PERSONAL.matcher(key).matches();
    return value.isNumber() && hidden ? NODES.numberNode(0) : value;
  }

  String text(String key, String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (SECRET.matcher(key).matches()) {
      return made.computeIfAbsent(text, _ -> "${env.SECRET_%d}".formatted(++secrets));
    }
    String free = free(text);
    boolean personal = PERSONAL.matcher(key).matches() && free.equals(text);
    return personal
        ? made.computeIfAbsent(text, _ -> "%s %d".formatted(key.toLowerCase(Locale.ROOT), ++people))
        : free;
  }

  /// Of what can be told from a value alone: addresses of people and tokens.
  String free(String text) {
    String struck =
        EMAIL
            .matcher(text.replace("${", "$ {"))
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    made.computeIfAbsent(
                        found.group().replace("%40", "@").toLowerCase(Locale.ROOT),
                        _ -> "person%d@example.org".formatted(++people))));
    return TOKEN
        .matcher(struck)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                made.computeIfAbsent(found.group(), _ -> "${env.SECRET_%d}".formatted(++secrets))));
  }
}
