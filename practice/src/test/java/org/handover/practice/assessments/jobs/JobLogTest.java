package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.handover.practice.operations.LogLines;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JobLogTest {
  private static final Logger ROUND = LoggerFactory.getLogger(JobLog.SCHEDULER + ".Round");

  @Test
  void tellsOfADatabaseThatHasGoneInOneLine() {
    JobLog.install();
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 10; i++) {
        ROUND.error(
            "Again", new IllegalStateException(new SQLTransientConnectionException("none")));
        ROUND.error("Again", new SQLException("terminated", "57P01"));
      }

      assertThat(log.complaints()).hasSizeLessThanOrEqualTo(1).noneMatch(l -> l.contains("Again"));
      assertThat(log.all()).allMatch(event -> event.getThrowableProxy() == null);
    }
  }

  @Test
  void passesOnWhateverElseGoesWrong() {
    JobLog.install();
    try (LogLines log = new LogLines()) {
      ROUND.error("Broken", new SQLException("no such table", "42P01"));
      ROUND.warn("Odd");

      assertThat(log.complaints()).hasSize(2);
      assertThat(log.all().getFirst().getThrowableProxy()).isNotNull();
    }
  }
}
