package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTaskTest {
  @Test
  void leavesMoreAndMoreTimeBetweenFailures() {
    assertThat(IntStream.of(0, 1, 2, 6, 7, 19).mapToObj(JobTask::pause))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(320),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10));
  }
}
