package org.handover.practice.ai;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The embedded patient, whose model cannot be loaded.
public final class BrokenPatient {
  private BrokenPatient() {}

  public static Patient throwing(Error error) {
    return new EmbeddedPatient(
        () -> {
          throw error;
        },
        call -> {});
  }

  public static BriefStore briefs(JdbcClient jdbc) {
    return new BriefStore(jdbc);
  }
}
