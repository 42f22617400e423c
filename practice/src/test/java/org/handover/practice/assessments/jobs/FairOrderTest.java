package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FairOrderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void putsAnothersFirstJobBeforeAUsersMany() {
    Instant second = FairOrder.due(NOW, 1);
    Instant last = FairOrder.due(NOW, 23);
    Instant anothers = FairOrder.due(NOW.plusSeconds(5), 0);

    assertThat(anothers).isBefore(second).isBefore(last);
  }

  @Test
  void makesNoJobWaitForThoseThatComeMuchLater() {
    Instant last = FairOrder.due(NOW, 1_000);

    assertThat(last).isEqualTo(NOW);
    assertThat(FairOrder.due(NOW.plus(FairOrder.HEAD_START).plusSeconds(1), 0)).isAfter(last);
  }
}
