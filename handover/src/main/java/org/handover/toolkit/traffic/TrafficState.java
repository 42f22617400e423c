package org.handover.toolkit.traffic;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much of each group the new backend answers.
///
/// @param version rises with each change; 0: all is on the legacy backend, from the start or after
///   a rollback that could write nothing more
/// @param shares percent by movable group; a group that is absent is at 0
/// @param since when it was written, by the writer's clock
/// @param by who changed it
/// @param because why, if it was said
public record TrafficState(
    long version,
    SortedMap<String, Integer> shares,
    Instant since,
    String by,
    @Nullable String because) {
  public TrafficState {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    shares.forEach((group, share) -> {
      if (share < 0 || share > 100) {
        throw new IllegalArgumentException(group + ": a share is 0 to 100 percent, not " + share);
      }
    });
  }

  /// In percent.
  public int share(String group) {
    return shares.getOrDefault(group, 0);
  }

  /// Whether a movable group is on the new backend, even in part.
  public boolean anyOnNext() {
    return shares.values().stream().anyMatch(share -> share > 0);
  }

  /// Which backend answers.
  public Backend backend(Route route, Bucket bucket) {
    return route.to().orElseGet(() -> bucket.backend(share(route.group())));
  }
}
