package org.handover.practice.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Counts and times requests by method, route template and status. What a client can make up is no
/// label: unknown paths are one route, unknown methods are one method.
public final class RequestMeter {
  static final String NAME = "http.server.requests";

  private static final String OTHER = "OTHER";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private record Key(String method, String route, int status) {}

  private final MeterRegistry registry;

  /// Looking a timer up in the registry takes longer than recording to it.
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  /// No more exact than it has to be: written by every request, read on stopping.
  private volatile long last = System.nanoTime();

  public RequestMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  Duration sinceLast() {
    return Duration.ofNanos(System.nanoTime() - last);
  }

  /// @param method null where none could be read
  void count(@Nullable String method, String route, int status, long nanoseconds) {
    last = System.nanoTime();
    Key key = new Key(label(method), route, status);
    timers.computeIfAbsent(key, this::timer).record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  private static String label(@Nullable String method) {
    return method != null && METHODS.contains(method) ? method : OTHER;
  }

  private Timer timer(Key key) {
    return Timer.builder(NAME)
        .description("Requests, from the first byte of their head to the last of their answer")
        .tag("method", key.method())
        .tag("route", key.route())
        .tag("status", Integer.toString(key.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
