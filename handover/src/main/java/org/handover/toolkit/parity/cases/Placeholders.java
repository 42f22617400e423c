package org.handover.toolkit.parity.cases;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the placeholders of a case stand for.
///
/// `${learner_id}` is a variable, `${x * 81}` a text said 81 times, `${now}`, `${now+60}` and
/// `${now-60}` are seconds since 1970, and `${made or 7}` is the variable or, without it, 7. A
/// string that is nothing but a placeholder takes the variable's value with its type, or
/// `${learner_id as text}`, a text; elsewhere its text is put in. While the corpus is read, what a
/// table's row does not name stays for the play; in the play an unknown name is an error.
public record Placeholders(Function<String, Optional<JsonNode>> variables) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  // Reluctant, so that a brace can be repeated too: ${} * 9}.
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(.+?)(?: \\* (\\d+))?}");
  private static final String AS_TEXT = " as text";
  private static final String OR = " or ";
  private static final Pattern NOW = Pattern.compile("now([+-]\\d+)?");

  static Placeholders of(Map<String, JsonNode> variables) {
    return new Placeholders(name -> Optional.ofNullable(variables.get(name)));
  }

  /// The variables of a play, with the clock.
  public static Placeholders ofPlay(Function<String, Optional<JsonNode>> variables) {
    return new Placeholders(name ->
        Optional.of(
            now(name)
                .or(() -> ofPlay(name, variables))
                .orElseThrow(() -> new IllegalArgumentException("no case saved ${" + name + "}"))));
  }

  private static Optional<JsonNode> ofPlay(
      String name, Function<String, Optional<JsonNode>> variables) {
    int or = name.indexOf(OR);
    if (or < 0) {
      return variables.apply(name);
    }
    String otherwise = name.substring(or + OR.length());
    return variables
        .apply(name.substring(0, or))
        .or(() -> JsonValues.parse(otherwise).filter(JsonNode::isIntegralNumber))
        .or(() -> Optional.of(NODES.stringNode(otherwise)));
  }

  JsonNode expand(JsonNode node) {
    if (node.isString()) {
      return expandString(node.stringValue());
    }
    if (node.isObject()) {
      ObjectNode expanded = NODES.objectNode();
      node.properties().forEach(p -> expanded.set(text(p.getKey()), expand(p.getValue())));
      return expanded;
    }
    if (node.isArray()) {
      return NODES.arrayNode().addAll(node.values().stream().map(this::expand).toList());
    }
    return node;
  }

  String text(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match ->
            Matcher.quoteReplacement(value(match).map(Placeholders::said).orElse(match.group())));
  }

  private JsonNode expandString(String template) {
    Matcher first = PLACEHOLDER.matcher(template);
    return first.lookingAt() && first.end() == template.length()
        ? value(first).orElseGet(() -> NODES.stringNode(template))
        : NODES.stringNode(text(template));
  }

  private Optional<JsonNode> value(MatchResult placeholder) {
    String name = placeholder.group(1);
    if (placeholder.group(2) != null) {
      int times = Integer.parseInt(placeholder.group(2));
      return Optional.of(NODES.stringNode(name.repeat(times)));
    }
    return name.endsWith(AS_TEXT)
        ? variables
            .apply(name.substring(0, name.length() - AS_TEXT.length()))
            .map(value -> NODES.stringNode(said(value)))
        : variables.apply(name);
  }

  private static String said(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static Optional<JsonNode> now(String name) {
    Matcher matcher = NOW.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long shift = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
    return Optional.of(NODES.numberNode(Instant.now().getEpochSecond() + shift));
  }
}
