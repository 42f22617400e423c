package org.handover.toolkit.parity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.Endpoint;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.LiveComparison;
import org.handover.toolkit.parity.play.ReadRequest;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// Compares both live backends on a sample of the reads that a gateway gets, on one thread, at a
/// bounded rate. What finds no room in its queue is dropped and counted.
public final class MirrorRun implements AutoCloseable {
  private static final int QUEUED = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 200;
  private static final long END_MILLIS = 40_000;

  private final ParitySettings settings;
  private final Grade failOn;
  private final List<Endpoint> skipped;
  private final LiveComparison comparison;
  private final BlockingQueue<Read> queue = new ArrayBlockingQueue<>(QUEUED);
  private final AtomicLong dropped = new AtomicLong();
  private final ReadTally tally = new ReadTally();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("mirror").unstarted(this::compareAll);
  private volatile boolean ended;

  /// @param live what a client got; null: both backends are asked
  private record Read(RawRequest request, @Nullable RawResponse live, boolean ofNext) {}

  /// Nothing is asked before the start.
  ///
  /// @param rate requests a second to both backends together, at most; a read takes one beside its
  ///   live answer, else three
  public MirrorRun(Configuration configuration, double rate) {
    this.settings = configuration.parity();
    this.failOn = ParityRun.failOn(settings.failOn());
    this.skipped = Endpoint.ofSetting("parity.skip-reads", settings.skipReads());
    Corpus corpus = settings.cases() == null ? Corpus.EMPTY : Corpus.read(settings.requireCases());
    this.comparison =
        new LiveComparison(
            corpus,
            http("legacy", configuration.backends().legacy()),
            http("next", configuration.backends().next()),
            new Pace(rate, () -> ended),
            new Random());
  }

  private static RawHttp http(String name, BackendSettings settings) {
    List<URI> addresses = settings.addresses();
    if (addresses.isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.%s.url".formatted(name), "is missing", "set it"));
    }
    return new RawHttp(addresses.getFirst(), PATIENCE);
  }

  public void start() {
    thread.start();
  }

  /// Both backends are asked. Returns at once.
  public void offer(RawRequest read) {
    offer(new Read(read, null, false));
  }

  /// The other backend is asked. Returns at once.
  ///
  /// @param live what the client got
  /// @param ofNext whether the new backend gave it
  public void offer(RawRequest read, RawResponse live, boolean ofNext) {
    offer(new Read(read, live, ofNext));
  }

  private void offer(Read read) {
    if (!ended && !queue.offer(read)) {
      dropped.incrementAndGet();
    }
  }

  /// Reads for which there was no room.
  public long dropped() {
    return dropped.get();
  }

  private void compareAll() {
    try {
      while (!ended) {
        Read read = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (read != null) {
          compare(read);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(Read offered) {
    RawRequest request = offered.request();
    if (!ReadRequest.isSafe(request)
        || skipped.stream().anyMatch(e -> e.fits(request.method(), request.target()))) {
      return;
    }
    ReadRequest read =
        new ReadRequest("live traffic", request.method() + " live", "", request, 0, Map.of());
    RawResponse live = offered.live();
    LiveComparison.Reading reading =
        live == null ? comparison.compare(read) : comparison.compare(read, live, offered.ofNext());
    // What the end cut short says nothing of the backends.
    if (!ended) {
      synchronized (tally) {
        tally.add(read, reading);
      }
    }
  }

  /// What the reads have shown so far.
  public ParityReport report() {
    synchronized (tally) {
      return tally.report(failOn, tally.counts().unfinished(settings), comparison);
    }
  }

  /// Ends after the read that is being compared.
  @Override
  public void close() {
    ended = true;
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
