package org.handover.toolkit.gateway;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.toolkit.traffic.Backend;
import org.jspecify.annotations.Nullable;

/// All addresses of one backend. The healthy one with the fewest requests is next. What is not
/// healthy gets no new request, and ends those that it has: that drains it.
final class InstancePool {
  private final Backend backend;
  private final List<Instance> instances;
  private final AtomicInteger turn = new AtomicInteger();

  InstancePool(Backend backend, List<URI> addresses) {
    this.backend = backend;
    this.instances =
        addresses.stream().map(uri -> new Instance(uri, addresses.size() == 1)).toList();
  }

  Backend backend() {
    return backend;
  }

  List<Instance> instances() {
    return instances;
  }

  /// Null: all were tried. If none is healthy, the probes may be wrong: one is tried all the same.
  @Nullable Instance next(Set<Instance> tried) {
    if (instances.size() == 1) {
      return tried.isEmpty() ? instances.getFirst() : null;
    }
    Instance healthy = least(tried, true);
    return healthy != null ? healthy : least(tried, false);
  }

  private @Nullable Instance least(Set<Instance> tried, boolean healthy) {
    Instance least = null;
    int first = Math.floorMod(turn.getAndIncrement(), instances.size());
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get((first + i) % instances.size());
      boolean fits = instance.isHealthy() == healthy && !tried.contains(instance);
      if (fits && (least == null || instance.inFlight() < least.inFlight())) {
        least = instance;
      }
    }
    return least;
  }
}
