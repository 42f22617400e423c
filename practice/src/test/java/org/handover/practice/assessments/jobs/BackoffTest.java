package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant QUEUED = Instant.parse("2026-11-25T10:00:00Z");
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(5), Duration.ofHours(24), () -> 0);

  @Test
  void doublesItsPausesUpToAnHourAndEndsAfterADay() {
    List<Long> pauses = new ArrayList<>();
    Instant now = QUEUED;
    Optional<Instant> next = BACKOFF.next(now, QUEUED, 1, null);
    while (next.isPresent()) {
      pauses.add(Duration.between(now, next.get()).toSeconds());
      now = next.get();
      next = BACKOFF.next(now, QUEUED, pauses.size() + 1, null);
    }

    assertThat(pauses).startsWith(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L);
    assertThat(pauses).allMatch(pause -> pause <= 3600);
    assertThat(Duration.between(QUEUED, now)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    assertThat(BACKOFF.next(QUEUED, QUEUED, 1, Duration.ofMinutes(7)))
        .contains(QUEUED.plus(Duration.ofMinutes(7)));
    assertThat(BACKOFF.next(QUEUED, QUEUED, 1, Duration.ofSeconds(1)))
        .contains(QUEUED.plus(Duration.ofSeconds(5)));
  }

  @Test
  void givesUpWhereTheProviderAsksForMoreThanThereIs() {
    assertThat(BACKOFF.next(QUEUED, QUEUED, 1, Duration.ofHours(25))).isEmpty();
  }

  @Test
  void shortensAPauseByChanceToAtMostAHalf() {
    Backoff lucky = new Backoff(Duration.ofSeconds(8), Duration.ofHours(24), () -> 1);

    assertThat(lucky.next(QUEUED, QUEUED, 1, null)).contains(QUEUED.plusSeconds(4));
  }

  @Test
  void neverGivesUpWhatIsHeld() {
    Instant late = QUEUED.plus(Duration.ofDays(7));

    assertThat(BACKOFF.held(late, 1)).isEqualTo(late.plusSeconds(5));
    assertThat(BACKOFF.held(late, 100)).isEqualTo(late.plus(Duration.ofMinutes(5)));
  }
}
