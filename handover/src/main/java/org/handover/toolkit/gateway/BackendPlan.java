package org.handover.toolkit.gateway;

import java.net.URI;
import java.util.List;
import org.handover.toolkit.traffic.Backend;

/// Where a backend is.
///
/// @param addresses one at least
/// @param health the path that answers 200 when an address may get requests
public record BackendPlan(Backend backend, List<URI> addresses, String health) {
  public BackendPlan {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("the backend '" + backend + "' has no address");
    }
  }
}
