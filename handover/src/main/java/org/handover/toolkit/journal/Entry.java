package org.handover.toolkit.journal;

import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of the journal.
///
/// @param number from 1, without gaps
/// @param migration the `name` of `handover.yml`; null: there was none yet
/// @param step the command: `db apply`
/// @param run joins the lines of one run of a step
/// @param on what it worked on, without secrets
/// @param evidence what it saw
/// @param previous the hash of the line before; 64 zeros before the first
/// @param hash SHA-256 of this line as it is without the hash
public record Entry(
    long number,
    @Nullable String migration,
    Instant at,
    String step,
    String run,
    Event event,
    String by,
    String on,
    JsonElement evidence,
    String previous,
    String hash) {
  static final String FIRST = "0".repeat(64);

  /// What happened to a run. One that has no end was killed.
  public enum Event {
    STARTED,
    PASSED,
    FAILED,
    INCONCLUSIVE,
    STOPPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
