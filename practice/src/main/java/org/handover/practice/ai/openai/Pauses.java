package org.handover.practice.ai.openai;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How long to wait before another attempt: doubled each time, jittered so that calls that failed
/// together do not come back together, and never shorter than the provider asked.
record Pauses(Duration first) {
  private static final int MOST_DOUBLINGS = 6;

  /// @param failed how many attempts have failed so far, from 1
  Duration after(int failed, @Nullable Duration asked) {
    long ceiling = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
    long jitter = ThreadLocalRandom.current().nextLong(ceiling / 2 + 1);
    Duration own = Duration.ofMillis(ceiling / 2 + jitter);
    return asked == null ? own : asked.plusMillis(jitter);
  }
}
