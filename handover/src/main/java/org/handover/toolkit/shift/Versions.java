package org.handover.toolkit.shift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.jspecify.annotations.Nullable;

/// What is deployed on both sides, as `backends.*.version` tells it: evidence of parity counts only
/// for what it was taken of.
public record Versions(@Nullable String legacy, @Nullable String next) {
  public static Versions of(Configuration configuration) {
    return new Versions(
        version(configuration.backends().legacy()), version(configuration.backends().next()));
  }

  private static @Nullable String version(BackendSettings backend) {
    return backend.version() == null || backend.version().isBlank() ? null : backend.version();
  }

  boolean areKnown() {
    return legacy != null && next != null;
  }

  /// For the journal's line of a run.
  public Map<String, String> intent() {
    Map<String, String> intent = new LinkedHashMap<>();
    intent.put("legacy", Objects.requireNonNullElse(legacy, ""));
    intent.put("next", Objects.requireNonNullElse(next, ""));
    return intent;
  }

  /// Whether a run was of these.
  boolean areOf(JsonElement evidence) {
    return areKnown()
        && evidence.isJsonObject()
        && evidence.getAsJsonObject().get("versions") instanceof JsonObject versions
        && isText(versions.get("legacy"), legacy)
        && isText(versions.get("next"), next);
  }

  private static boolean isText(@Nullable JsonElement element, @Nullable String text) {
    return element != null && element.isJsonPrimitive() && element.getAsString().equals(text);
  }

  @Override
  public String toString() {
    return "legacy %s, next %s".formatted(legacy, next);
  }
}
