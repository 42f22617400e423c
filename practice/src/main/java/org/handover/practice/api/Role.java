package org.handover.practice.api;

import java.util.List;
import java.util.Locale;

/// What a user may do; each role may do all that those before it may. The database keeps the
/// lower-case name.
public enum Role {
  LEARNER,
  EDUCATOR,
  ADMIN;

  public static final List<String> NAMES = List.of("learner", "educator", "admin");

  /// A word in the database that is none of ours gives no rights beyond a learner's.
  public static Role of(String stored) {
    return NAMES.contains(stored) ? valueOf(stored.toUpperCase(Locale.ROOT)) : LEARNER;
  }
}
