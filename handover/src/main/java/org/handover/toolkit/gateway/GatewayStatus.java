package org.handover.toolkit.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a running gateway tells of itself at `/status`.
///
/// @param process its id
/// @param started by its own clock
/// @param traffic what it follows
/// @param recordLinesDropped since the start
public record GatewayStatus(
    long process,
    Instant started,
    String listen,
    boolean draining,
    Traffic traffic,
    List<Address> addresses,
    long connections,
    long requestsInFlight,
    long recordLinesDropped) {
  public GatewayStatus {
    addresses = List.copyOf(addresses);
  }

  /// The traffic state that it follows.
  ///
  /// @param known false: all that can be moved goes to legacy
  /// @param version of the state, or null
  /// @param why it is not known, or null
  /// @param shares percent by group that can be moved
  public record Traffic(
      boolean known,
      @Nullable Long version,
      @Nullable Instant since,
      @Nullable String why,
      Map<String, Integer> shares) {}

  /// One address of a backend.
  public record Address(String backend, String address, boolean healthy, int requestsInFlight) {}
}
