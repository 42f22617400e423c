package org.handover.toolkit.retire;

import java.time.Instant;

/// Requests that still reached the legacy backend.
///
/// @param source `gateway`, `access log` or `database`
/// @param client an address, or the gateway's bucket of clients
/// @param endpoint method and path without its query; of the database: the application
public record LegacyUse(String source, String client, String endpoint, long count, Instant last) {
  LegacyUse again(Instant at) {
    return new LegacyUse(source, client, endpoint, count + 1, at.isAfter(last) ? at : last);
  }
}
