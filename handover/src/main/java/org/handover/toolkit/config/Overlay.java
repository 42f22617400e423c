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
            base.get(key) instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper
                ? of(Yaml.asBlock(lower), Yaml.asBlock(upper))
                : above));
    return both;
  }
}
