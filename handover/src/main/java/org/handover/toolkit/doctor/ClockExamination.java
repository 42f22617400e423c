package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// The clocks of tokens, cookies and timestamps.
record ClockExamination(Session session, Clock clock, Duration tolerated)
    implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    Instant asked = clock.instant();
    double seconds =
        session.one("SELECT extract(epoch FROM clock_timestamp())", row -> row.getDouble(1));
    Instant answered = clock.instant();
    Instant here = asked.plus(Duration.between(asked, answered).dividedBy(2));
    Instant there = Instant.ofEpochMilli(Math.round(seconds * 1000));
    return List.of(finding("clock of the database", Duration.between(here, there), tolerated));
  }

  static Finding finding(String topic, Duration ahead, Duration tolerated) {
    String saw =
        "%d ms %s this machine's"
            .formatted(ahead.abs().toMillis(), ahead.isNegative() ? "behind" : "ahead of");
    return ahead.abs().compareTo(tolerated) <= 0
        ? Finding.pass(topic, saw)
        : Finding.fail(topic, saw, "set both by NTP: tokens and cookies carry times");
  }
}
