package org.handover.toolkit.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.handover.toolkit.config.LoadSettings;

/// Sends requests to one backend as they would arrive: at moments that are drawn beforehand, and
/// whether or not earlier ones have been answered. A slow backend does not slow the arrivals down,
/// and the wait of those that it keeps waiting is counted (an open model).
final class LoadGenerator implements AutoCloseable {
  /// More requests under way are a backend that does not answer; the next ones fail at once.
  private static final int MOST_UNDER_WAY = 2_000;

  /// So far behind, there is no point in going on: it would only be a burst.
  private static final Duration HOPELESS = Duration.ofSeconds(2);

  /// Of a round, so that a rate beyond all machines fits in memory.
  private static final int MOST_ARRIVALS = 4_000_000;

  private static final long SPIN_NANOS = 100_000;

  private final HttpClient client;
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
  private final URI server;
  private final LoadMix mix;
  private final LoadSettings settings;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final Map<String, EndpointTally> endpoints = new ConcurrentHashMap<>();

  LoadGenerator(URI server, LoadMix mix, LoadSettings settings) {
    timers.setRemoveOnCancelPolicy(true);
    this.server = server;
    this.mix = mix;
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
  }

  /// One stretch of load.
  ///
  /// @param intended how many should have been sent
  /// @param unsent of those, the ones whose turn never came
  /// @param lateness in microseconds: how long after its turn each was sent
  record Round(List<LoadSlice> slices, long intended, long unsent, ConcurrentHistogram lateness) {}

  /// Comes back when all answers are there, or late.
  ///
  /// @param seed of arrivals and requests: both backends get the same
  Round run(Duration duration, long seed) throws InterruptedException {
    int seconds = (int) Math.max(1, Math.ceilDiv(duration.toMillis(), 1_000));
    List<LoadSlice> slices = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      slices.add(new LoadSlice());
    }
    ConcurrentHistogram lateness = new ConcurrentHistogram(1, LoadSlice.LONGEST_MICROS, 2);
    long[] arrivals = arrivals(duration, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    long start = System.nanoTime();
    int sent = 0;
    for (long arrival : arrivals) {
      await(start + arrival);
      long behind = System.nanoTime() - start - arrival;
      if (behind > HOPELESS.toNanos()) {
        break;
      }
      lateness.recordValue(Math.clamp(behind / 1_000, 1, LoadSlice.LONGEST_MICROS));
      int slice = (int) Math.min(seconds - 1L, arrival / 1_000_000_000L);
      send(mix.draw(random), slices.get(slice), start + arrival, behind);
      sent++;
    }
    underWay.acquire(MOST_UNDER_WAY);
    underWay.release(MOST_UNDER_WAY);
    long intended = intended(duration, arrivals.length);
    return new Round(slices, intended, intended - sent, lateness);
  }

  /// Those that had no room in memory have not been sent either.
  private long intended(Duration duration, int arrivals) {
    double expected = settings.rate() * duration.toNanos() / 1e9;
    return arrivals < MOST_ARRIVALS ? arrivals : Math.max(arrivals, Math.round(expected));
  }

  /// A Poisson process: what many clients who know nothing of each other do.
  private long[] arrivals(Duration duration, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double mean = 1e9 / settings.rate();
    double expected = duration.toNanos() / mean;
    long[] moments = new long[(int) Math.min(MOST_ARRIVALS, expected * 2 + 1_000)];
    int count = 0;
    double at = -Math.log(1 - random.nextDouble()) * mean;
    while (at < duration.toNanos() && count < moments.length) {
      moments[count++] = (long) at;
      at += -Math.log(1 - random.nextDouble()) * mean;
    }
    return Arrays.copyOf(moments, count);
  }

  /// Parks, and spins for the last moment: a park ends late.
  private static void await(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS / 2);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private void send(LoadRequest request, LoadSlice slice, long intended, long behind) {
    boolean late = behind > settings.maxLateness().toNanos();
    if (!underWay.tryAcquire()) {
      slice.failed(settings.timeout().toNanos() / 1_000, late);
      tally(request).failed();
      return;
    }
    CompletableFuture<HttpResponse<Void>> exchange =
        client.sendAsync(
            request.to(server, settings.timeout()), HttpResponse.BodyHandlers.discarding());
    // The request's own timeout ends with the headers: an answer without end would stay.
    ScheduledFuture<?> end =
        timers.schedule(
            () -> exchange.cancel(true), settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<HttpResponse<Void>> counted =
        exchange.whenComplete((answer, failure) -> {
          end.cancel(false);
          long micros = (System.nanoTime() - intended) / 1_000;
          if (failure != null || answer.statusCode() >= 500) {
            slice.failed(micros, late);
            tally(request).failed();
          } else {
            boolean odd = answer.statusCode() / 100 != request.expected();
            slice.answered(micros, odd, late);
            tally(request).answered(micros, odd);
          }
          underWay.release();
        });
    Objects.requireNonNull(counted, "what is counted is not waited for");
  }

  private EndpointTally tally(LoadRequest request) {
    return endpoints.computeIfAbsent(request.endpoint(), _ -> new EndpointTally());
  }

  /// By endpoint, since the generator was made or last asked.
  Map<String, EndpointTally> takeEndpoints() {
    Map<String, EndpointTally> taken = Map.copyOf(endpoints);
    endpoints.clear();
    return taken;
  }

  /// Whether anything answers there at all.
  ///
  /// @throws IOException saying why not
  void probe() throws IOException, InterruptedException {
    LoadRequest first = mix.requests().getFirst();
    // Its body may have no end.
    client
        .send(first.to(server, settings.timeout()), HttpResponse.BodyHandlers.ofInputStream())
        .body()
        .close();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    client.shutdownNow();
  }
}
