package org.handover.toolkit.evidence;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.files.Fingerprint;
import org.jspecify.annotations.Nullable;

/// Which version of each backend a step was about: what `handover.yml` says (`version`), else a
/// fingerprint of the files that `start` names.
///
/// @param legacy null: not known
/// @param next null: not known
public record BackendVersions(@Nullable String legacy, @Nullable String next) {
  /// The key of a started step's line in the journal.
  public static final String KEY = "versions";

  public static final BackendVersions UNKNOWN = new BackendVersions(null, null);

  /// As they are now.
  public static BackendVersions of(Configuration configuration) {
    return new BackendVersions(
        of(configuration, configuration.backends().legacy()),
        of(configuration, configuration.backends().next()));
  }

  private static @Nullable String of(Configuration configuration, BackendSettings backend) {
    return backend.version() != null
        ? backend.version()
        : Fingerprint.of(backend.start(), configuration.folder()).orElse(null);
  }

  /// For the journal; empty: neither is known.
  public Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    if (legacy != null) {
      known.put("legacy", legacy);
    }
    if (next != null) {
      known.put("next", next);
    }
    return known;
  }

  /// Whether both are.
  public boolean areKnown() {
    return legacy != null && next != null;
  }

  /// From the evidence of a started step.
  public static BackendVersions read(JsonElement intent) {
    if (intent.isJsonObject() && intent.getAsJsonObject().get(KEY) instanceof JsonObject versions) {
      return new BackendVersions(text(versions.get("legacy")), text(versions.get("next")));
    }
    return UNKNOWN;
  }

  private static @Nullable String text(@Nullable JsonElement version) {
    return version != null && version.isJsonPrimitive() && !version.getAsString().isBlank()
        ? version.getAsString()
        : null;
  }

  /// Why evidence of this version does not count for the present one; empty: it does.
  public Optional<String> mismatch(BackendVersions present) {
    return mismatch("legacy", legacy, present.legacy)
        .or(() -> mismatch("next", next, present.next));
  }

  private static Optional<String> mismatch(
      String backend, @Nullable String then, @Nullable String now) {
    if (now == null) {
      return Optional.of(
          "the version of the %s backend is not known: set backends.%s.version"
              .formatted(backend, backend));
    }
    if (then == null) {
      return Optional.of(
          "which version of the %s backend it is of is not known".formatted(backend));
    }
    return then.equals(now)
        ? Optional.empty()
        : Optional.of(
            "it is of version %s of the %s backend, which is %s now".formatted(then, backend, now));
  }

  @Override
  public String toString() {
    return "legacy %s, next %s".formatted(legacy, next);
  }
}
