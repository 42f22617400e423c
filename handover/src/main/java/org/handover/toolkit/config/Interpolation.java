package org.handover.toolkit.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// `${NAME}` and `${NAME:-otherwise}` in values, after the YAML was read: a password may hold any
/// character without becoming YAML.
final class Interpolation {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> environment;

  Interpolation(Map<String, String> environment) {
    this.environment = environment;
  }

  void apply(ObjectNode node) {
    node.properties().forEach(entry -> entry.setValue(applied(entry.getValue(), entry.getKey())));
  }

  private JsonNode applied(JsonNode value, String key) {
    switch (value) {
      case ObjectNode object -> apply(object);
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, applied(array.get(i), key));
        }
      }
      case StringNode text -> {
        return StringNode.valueOf(resolve(text.stringValue(), key));
      }
      default -> {}
    }
    return value;
  }

  private String resolve(String text, String key) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.replaceAll(
        match -> Matcher.quoteReplacement(value(match.group(1), match.group(2), key)));
  }

  private String value(String name, @Nullable String otherwise, String key) {
    String value = environment.get(name);
    if (value != null && !value.isEmpty()) {
      return value;
    }
    if (otherwise == null) {
      throw Requirement.wrong(
          key, "asks for ${" + name + "}, which is not set", "export " + name + "=…");
    }
    return otherwise;
  }
}
