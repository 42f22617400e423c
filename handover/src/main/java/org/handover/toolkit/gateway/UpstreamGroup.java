package org.handover.toolkit.gateway;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.toolkit.traffic.Backend;
import org.jspecify.annotations.Nullable;

/// All addresses of one backend. The healthy one with the fewest requests is next. What is not
/// healthy gets no new request, and ends those that it has: that drains it.
final class UpstreamGroup {
  private final Backend backend;
  private final List<Upstream> upstreams;
  private final AtomicInteger turn = new AtomicInteger();

  UpstreamGroup(Backend backend, List<URI> addresses) {
    this.backend = backend;
    this.upstreams = addresses.stream().map(Upstream::new).toList();
  }

  Backend backend() {
    return backend;
  }

  List<Upstream> upstreams() {
    return upstreams;
  }

  /// Null: all were tried. If none is healthy, the probes may be wrong: one is tried all the same.
  @Nullable Upstream next(Set<Upstream> tried) {
    if (upstreams.size() == 1) {
      return tried.isEmpty() ? upstreams.getFirst() : null;
    }
    Upstream healthy = least(tried, true);
    return healthy != null ? healthy : least(tried, false);
  }

  private @Nullable Upstream least(Set<Upstream> tried, boolean healthy) {
    Upstream least = null;
    int first = Math.floorMod(turn.getAndIncrement(), upstreams.size());
    for (int i = 0; i < upstreams.size(); i++) {
      Upstream upstream = upstreams.get((first + i) % upstreams.size());
      boolean fits = upstream.isHealthy() == healthy && !tried.contains(upstream);
      if (fits && (least == null || upstream.inFlight() < least.inFlight())) {
        least = upstream;
      }
    }
    return least;
  }
}
