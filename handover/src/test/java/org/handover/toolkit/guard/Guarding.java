package org.handover.toolkit.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.TrafficDirectory;

/// A guard at work, in a thread.
final class Guarding implements AutoCloseable {
  private static final GuardReport NONE =
      new GuardReport(
          0, Instant.EPOCH, -1, Verdict.INCONCLUSIVE, Instant.EPOCH, List.of(), List.of(), null);

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final FutureTask<GuardReport> task;
  private final GuardFile file;

  Guarding(Configuration configuration, Journal journal) {
    Watch watch = new Watch(configuration, Clock.systemUTC(), journal, line -> {});
    this.file =
        new GuardFile(
            new TrafficDirectory(configuration.traffic().directory(), Clock.systemUTC()).path());
    this.task = new FutureTask<>(() -> watch.run(Progress.NONE, stopped::get));
    Thread.ofPlatform().daemon().start(task);
  }

  /// As `status` reads it.
  GuardReport last() {
    try {
      return file.read().orElse(NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean says(Verdict verdict, String what) {
    GuardReport last = last();
    return last.verdict() == verdict
        && last.all().stream()
            .anyMatch(finding -> (finding.topic() + ": " + finding.saw()).contains(what));
  }

  GuardReport end() throws ExecutionException, InterruptedException {
    stopped.set(true);
    return task.get();
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    end();
  }
}
