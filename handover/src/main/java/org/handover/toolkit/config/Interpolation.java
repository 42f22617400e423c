package org.handover.toolkit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `${NAME}` and `${NAME:-otherwise}` in values, after the YAML was read: a password may hold any
/// character without becoming YAML.
final class Interpolation {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> environment;

  Interpolation(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, @Nullable Object> in(Map<String, @Nullable Object> block) {
    return in(block, "");
  }

  private Map<String, @Nullable Object> in(Map<String, @Nullable Object> block, String at) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    block.forEach((key, value) -> resolved.put(key, resolved(value, at + key)));
    return resolved;
  }

  private @Nullable Object resolved(@Nullable Object value, String key) {
    if (value instanceof Map<?, ?> block) {
      return in(Yaml.asBlock(block), key + ".");
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> resolved = new ArrayList<>();
      list.forEach(one -> resolved.add(resolved(one, key)));
      return resolved;
    }
    return value instanceof String text ? resolve(text, key) : value;
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
