package org.handover.practice.activities;

import java.math.BigInteger;
import java.util.Optional;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Query;
import org.handover.practice.api.RowId;

/// Which activities a list shows.
///
/// @param user whose; empty for everyone's
/// @param limit how many at most, 1 to 500
record ActivityFilter(
    Optional<RowId> user, Optional<RowId> scenario, Optional<String> kind, int limit) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  /// A learner sees their own, whatever `user_id` says.
  static ActivityFilter of(Query query, Principal principal) {
    Optional<RowId> user =
        principal.isEducator() ? query.id("user_id") : Optional.of(new RowId(principal.id()));
    int limit =
        query
            .integer("limit")
            .filter(number -> number.signum() > 0)
            .filter(number -> number.compareTo(BigInteger.valueOf(MAX_LIMIT)) <= 0)
            .map(BigInteger::intValue)
            .orElse(DEFAULT_LIMIT);
    return new ActivityFilter(user, query.id("scenario_id"), query.text("kind"), limit);
  }
}
