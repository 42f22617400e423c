package org.handover.toolkit.traffic;

import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.jspecify.annotations.Nullable;

/// `state.json`: a traffic state with the SHA-256 of its own text without the sum.
record StateFile(
    long version,
    @Nullable Instant since,
    @Nullable String by,
    @Nullable String because,
    @Nullable Map<String, Integer> shares,
    @Nullable String sha256) {
  static String text(TrafficState state) {
    StateFile unsigned =
        new StateFile(
            state.version(), state.since(), state.by(), state.because(), state.shares(), null);
    return Json.text(unsigned.signed()) + "\n";
  }

  private StateFile signed() {
    return new StateFile(version, since, by, because, shares, sum());
  }

  private String sum() {
    return Sha256.of(Json.text(new StateFile(version, since, by, because, sorted(), null)));
  }

  private Map<String, Integer> sorted() {
    return shares == null ? Map.of() : new TreeMap<>(shares);
  }

  /// @throws JsonParseException if it is damaged
  static TrafficState parse(String text) {
    StateFile file = Json.read(text, StateFile.class);
    if (file.since == null || file.by == null || file.shares == null) {
      throw new JsonParseException("something is missing");
    }
    if (!Objects.equals(file.sha256, file.sum())) {
      throw new JsonParseException("its checksum does not fit");
    }
    return new TrafficState(
        file.version, new TreeMap<>(file.shares), file.since, file.by, file.because);
  }
}
