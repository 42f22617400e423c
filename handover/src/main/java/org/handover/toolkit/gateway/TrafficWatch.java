package org.handover.toolkit.gateway;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// Follows the traffic directory: looks at its link ten times a second, and reads all of it when
/// the link has changed, and once a second. So a change needs nothing but the file.
final class TrafficWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;
  private static final int LOOKS_PER_READ = 10;
  private static final long NONE = -1;

  private final TrafficDirectory directory;
  private final Consumer<String> notices;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("traffic state").factory());
  private volatile Reading reading;
  private long target;
  private @Nullable Future<?> looking;
  private int looks;

  /// @param notices told of each change
  TrafficWatch(TrafficDirectory directory, Consumer<String> notices) {
    this.directory = directory;
    this.notices = notices;
    this.target = target();
    this.reading = directory.read();
    tell(reading);
  }

  void start() {
    looking =
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  Reading reading() {
    return reading;
  }

  private void look() {
    try {
      long now = target();
      looks++;
      if (now != target || looks % LOOKS_PER_READ == 0) {
        target = now;
        refresh();
      }
    } catch (RuntimeException e) {
      // The watch goes on; the last state stands until the next look.
      notices.accept("the traffic state could not be looked at: " + e);
    }
  }

  /// Reads it now.
  private void refresh() {
    Reading before = reading;
    Reading now = directory.read();
    reading = now;
    if (!now.equals(before)) {
      tell(now);
    }
  }

  private void tell(Reading now) {
    notices.accept(
        switch (now) {
          case Reading.Known known ->
              "traffic state %d: %s".formatted(known.state().version(), shares(known));
          case Reading.Unknown unknown ->
              "ALL TRAFFIC THAT CAN BE MOVED GOES TO LEGACY: "
                  + unknown.why()
                  + "; `handover rollback` writes a new state";
        });
  }

  private static String shares(Reading.Known known) {
    StringBuilder text = new StringBuilder();
    known
        .state()
        .shares()
        .forEach((group, share) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(group)
                .append(' ')
                .append(share)
                .append(" %"));
    return text.isEmpty() ? "all groups at 0 %" : text.toString();
  }

  private long target() {
    try {
      return directory.target();
    } catch (IOException | IllegalArgumentException e) {
      // Reading it says what is wrong.
      return NONE;
    }
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(false);
    }
    clock.shutdownNow();
  }
}
