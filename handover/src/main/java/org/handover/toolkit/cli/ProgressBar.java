package org.handover.toolkit.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.handover.toolkit.step.Progress;

/// A bar on the terminal for what takes more than a second; nothing without a terminal.
final class ProgressBar implements Progress, AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration UNNOTICED = Duration.ofSeconds(1);
  private static final Duration REDRAW = Duration.ofMillis(100);

  private final PrintWriter err;
  private final boolean visible;
  private final Clock clock;
  private final Instant started;
  private Instant drawn = Instant.MIN;

  private ProgressBar(Surroundings surroundings) {
    this.err = surroundings.err();
    this.visible = surroundings.terminal();
    this.clock = surroundings.clock();
    this.started = clock.instant();
  }

  static ProgressBar on(Surroundings surroundings) {
    return new ProgressBar(surroundings);
  }

  @Override
  public synchronized void at(String doing, long done, long total) {
    Instant now = clock.instant();
    if (!visible
        || Duration.between(started, now).compareTo(UNNOTICED) < 0
        || (!drawn.equals(Instant.MIN) && drawn.plus(REDRAW).isAfter(now))) {
      return;
    }
    drawn = now;
    int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, WIDTH * done / total);
    String bar =
        total <= 0 ? "" : "[%s%s] ".formatted("#".repeat(filled), ".".repeat(WIDTH - filled));
    err.print("\r\033[K" + bar + doing);
    err.flush();
  }

  @Override
  public void close() {
    if (!drawn.equals(Instant.MIN)) {
      err.print("\r\033[K");
      err.flush();
      drawn = Instant.MIN;
    }
  }
}
