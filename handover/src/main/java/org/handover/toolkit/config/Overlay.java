package org.handover.toolkit.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays what was written over the defaults, key by key, at every depth.
final class Overlay {
  private Overlay() {}

  static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> over) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>(base);
    over.forEach((key, above) ->
        both.put(
            key,
            base.get(key) instanceof Map<?, ?> lower ? over(Yaml.asBlock(lower), above) : above));
    return both;
  }

  /// A block in which all lines are comments says nothing.
  private static @Nullable Object over(
      Map<String, @Nullable Object> lower, @Nullable Object above) {
    return switch (above) {
      case null -> lower;
      case Map<?, ?> upper -> of(lower, Yaml.asBlock(upper));
      default -> above;
    };
  }
}
