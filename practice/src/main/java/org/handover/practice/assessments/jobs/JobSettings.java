package org.handover.practice.assessments.jobs;

import java.time.Duration;
import java.util.function.Predicate;
import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// The jobs' environment variables.
///
/// @param workers `ASSESSMENT_WORKERS`: how many jobs run at once on this instance; 0 leaves them
///   to others
/// @param polling `ASSESSMENT_POLLING`: how often an instance looks for jobs and for what others
///   did
/// @param heartbeat `ASSESSMENT_HEARTBEAT`: how often an instance says that it is at a job; one
///   that has died is noticed within six
/// @param firstRetry `ASSESSMENT_FIRST_RETRY`: the pause after the first failure; it doubles from
///   there
/// @param retryFor `ASSESSMENT_RETRY_FOR`: after so long a job has failed
/// @param stopWait `ASSESSMENT_STOP_WAIT`: how long a stop waits for jobs under way
record JobSettings(
    int workers,
    Duration polling,
    Duration heartbeat,
    Duration firstRetry,
    Duration retryFor,
    Duration stopWait) {
  private static final Setting<Integer> WORKERS =
      new Setting<>(
          "ASSESSMENT_WORKERS",
          Integer.class,
          "4",
          number -> number >= 0 && number <= 100,
          "a whole number from 0 to 100");

  private static final Setting<Duration> POLLING =
      duration("ASSESSMENT_POLLING", "500ms", Duration.ofMillis(10), Duration.ofMinutes(1));
  private static final Setting<Duration> HEARTBEAT =
      duration("ASSESSMENT_HEARTBEAT", "5s", Duration.ofMillis(100), Duration.ofMinutes(1));
  private static final Setting<Duration> FIRST_RETRY =
      duration("ASSESSMENT_FIRST_RETRY", "5s", Duration.ofMillis(1), Duration.ofHours(1));
  private static final Setting<Duration> RETRY_FOR =
      duration("ASSESSMENT_RETRY_FOR", "24h", Duration.ZERO, Duration.ofDays(30));
  private static final Setting<Duration> STOP_WAIT =
      duration("ASSESSMENT_STOP_WAIT", "20s", Duration.ZERO, Duration.ofMinutes(5));

  private static Setting<Duration> duration(
      String variable, String defaultValue, Duration least, Duration most) {
    Predicate<Duration> accepts =
        value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    return new Setting<>(
        variable,
        Duration.class,
        defaultValue,
        accepts,
        "a duration from %dms to %ds".formatted(least.toMillis(), most.toSeconds()));
  }

  static JobSettings from(PropertyResolver environment) {
    return new JobSettings(
        WORKERS.read(environment),
        POLLING.read(environment),
        HEARTBEAT.read(environment),
        FIRST_RETRY.read(environment),
        RETRY_FOR.read(environment),
        STOP_WAIT.read(environment));
  }
}
