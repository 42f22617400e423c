package org.handover.toolkit.schema;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where the expected catalog comes from.
public sealed interface Origin {
  /// For people.
  String text();

  /// PostgreSQL loaded the file for this run.
  ///
  /// @param why no earlier one would do, or what became of it
  record ThisRun(String why) implements Origin {
    @Override
    public String text() {
      return "the expected schema was loaded for this run (%s)".formatted(why);
    }
  }

  /// PostgreSQL loaded the same file then, on a server that understands it in the same way.
  record Earlier(Instant loaded) implements Origin {
    @Override
    public String text() {
      return "the expected schema is the one that was loaded at %s"
          .formatted(loaded.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
