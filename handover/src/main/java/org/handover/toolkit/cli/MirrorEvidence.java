package org.handover.toolkit.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.gateway.MirroredRead;
import org.handover.toolkit.parity.MirrorRun;
import org.handover.toolkit.parity.ParityReport;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Backend;
import org.jspecify.annotations.Nullable;

/// Journals what mirrored reads show, while the mirror runs: as a `parity read`, which `shift`
/// takes as evidence. The first line is written when there is enough to go on, more when the
/// verdict changes and every ten minutes, the last one at the end.
final class MirrorEvidence implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final CommandContext workbench;
  private final Configuration configuration;
  private final MirrorRun comparison;
  private final Consumer<String> say;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("evidence").unstarted(this::run);
  private @Nullable Verdict written;
  private long writtenAt;

  /// @param say takes a line for an operator, from any thread
  MirrorEvidence(
      CommandContext workbench,
      Configuration configuration,
      MirrorRun comparison,
      Consumer<String> say) {
    this.workbench = workbench;
    this.configuration = configuration;
    this.comparison = comparison;
    this.say = say;
  }

  void start() {
    comparison.start();
    thread.start();
  }

  /// Returns at once.
  void offer(MirroredRead read) {
    MirroredRead.LiveAnswer live = read.live();
    if (live == null) {
      comparison.offer(read.request());
    } else {
      comparison.offer(read.request(), live.response(), live.backend() == Backend.NEXT);
    }
  }

  ParityReport soFar() {
    return comparison.report();
  }

  private void run() {
    try {
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        ParityReport report = comparison.report();
        if (isNews(report.verdict())) {
          write(report);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Too little to go on replaces no evidence of before; a verdict that no longer holds is
  /// replaced.
  private boolean isNews(Verdict now) {
    if (written == null) {
      return now != Verdict.INCONCLUSIVE;
    }
    return now != written || System.nanoTime() - writtenAt >= AGAIN.toNanos();
  }

  private void write(ParityReport report) {
    written = report.verdict();
    writtenAt = System.nanoTime();
    try {
      workbench.recorded(
          "parity read",
          configuration,
          Map.of("chapters", List.of(), "failOn", new ParityArguments().failOn(configuration)),
          _ -> report);
      say.accept(
          "live reads: %s; %d found no room to be compared"
              .formatted(report.summary(), comparison.dropped()));
    } catch (Exception e) {
      say.accept("the comparison of live reads could not be written down: " + Faults.of(e).text());
    }
  }

  /// Ends the comparison and journals it.
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    comparison.close();
    write(comparison.report());
  }
}
