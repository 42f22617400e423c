package org.handover.toolkit.inventory;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How often an endpoint was called, and how it answered.
final class Usage {
  private static final int MOST_PARAMETERS = 100;

  private final Set<Integer> statuses = new TreeSet<>();
  private final Set<String> parameters = new TreeSet<>();
  private long calls;
  private @Nullable Instant last;

  void add(Call call) {
    calls++;
    statuses.add(call.status());
    if (parameters.size() < MOST_PARAMETERS) {
      parameters.addAll(call.parameters());
    }
    Instant at = call.at();
    Instant latest = last;
    if (at != null && (latest == null || at.isAfter(latest))) {
      last = at;
    }
  }

  void add(Usage other) {
    calls += other.calls;
    statuses.addAll(other.statuses);
    parameters.addAll(other.parameters);
    Instant at = other.last;
    Instant latest = last;
    if (at != null && (latest == null || at.isAfter(latest))) {
      last = at;
    }
  }

  long calls() {
    return calls;
  }

  @Nullable Instant last() {
    return last;
  }

  Set<Integer> statuses() {
    return Set.copyOf(statuses);
  }

  Set<String> parameters() {
    return Set.copyOf(parameters);
  }

  /// Whether anything was ever there: a path that only answers 404 is none of the API's.
  boolean isAnswered() {
    return statuses.stream().anyMatch(status -> status != 404 && status != 405);
  }
}
