package org.handover.practice.api;

import java.time.Duration;
import org.springframework.core.env.PropertyResolver;

/// What a request may cost before it is refused. A transcript of an hour's talk is about 100 kB.
///
/// @param maxBodyBytes `MAX_BODY_BYTES`
/// @param bodyDeadline `BODY_DEADLINE`, how long a body may take to arrive
record BodySettings(int maxBodyBytes, Duration bodyDeadline) {
  private static final Setting<Integer> MAX_BODY_BYTES =
      new Setting<>(
          "MAX_BODY_BYTES",
          Integer.class,
          "8388608",
          bytes -> bytes >= 1024 && bytes <= 1 << 30,
          "a number of bytes from 1024 to 1073741824");

  private static final Setting<Duration> BODY_DEADLINE =
      new Setting<>(
          "BODY_DEADLINE",
          Duration.class,
          "60s",
          deadline -> deadline.isPositive() && deadline.compareTo(Duration.ofHours(1)) <= 0,
          "a duration such as 60s, of at most an hour");

  static BodySettings from(PropertyResolver environment) {
    return new BodySettings(MAX_BODY_BYTES.read(environment), BODY_DEADLINE.read(environment));
  }
}
