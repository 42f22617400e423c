package org.handover.practice.ai.openai;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the provider turns everything away that we ask, from the first time that it does to the
/// first answer.
final class Hold {
  private final Clock clock;
  private volatile @Nullable Held held;

  /// @param reason in the words of the failed call
  record Held(String reason, Instant since) {}

  Hold(Clock clock) {
    this.clock = clock;
  }

  void begin(String reason) {
    Held before = held;
    held = new Held(reason, before == null ? clock.instant() : before.since());
  }

  void end() {
    held = null;
  }

  Optional<Held> now() {
    return Optional.ofNullable(held);
  }
}
