package org.handover.toolkit.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.config.ErrorKind;
import org.handover.toolkit.traffic.Backend;
import org.jspecify.annotations.Nullable;

/// The request record, counted second by second as it grows, for the console. It keeps ten minutes
/// of sums. Groups beyond the first hundred of a second are not counted.
public final class LiveTraffic implements AutoCloseable {
  private static final int KEPT = 600;
  private static final int MOST_GROUPS = 100;

  private final RecordReader record;
  private final Clock clock;
  private final int window;
  private final Deque<Map<String, Tick>> recent = new ArrayDeque<>();
  private final Deque<Second> seconds = new ArrayDeque<>();
  private @Nullable String trouble;

  /// Counts from now on.
  ///
  /// @param errors which kinds count as failures
  /// @param window how many seconds [#counts] looks back
  public LiveTraffic(Path record, Set<ErrorKind> errors, Clock clock, int window) {
    this.record = new RecordReader(record, errors);
    this.clock = clock;
    this.window = window;
  }

  /// Both backends in one second.
  public record Second(Instant at, Sum legacy, Sum next) {}

  /// One backend in one second.
  ///
  /// @param p95 in seconds, of those that were served; 0: none was
  public record Sum(int requests, int failed, double p95) {
    private static Sum of(Counts counts) {
      return new Sum(counts.requests(), counts.failed(), counts.p95());
    }
  }

  /// Counts what is new; to be called once a second.
  public synchronized void tick() {
    RecordReader.Batch batch = record.poll();
    trouble = batch.trouble();
    Map<String, Tick> groups = new HashMap<>();
    Tick all = Tick.empty();
    for (Observation request : batch.requests()) {
      all.of(request.backend()).add(request);
      if (groups.size() < MOST_GROUPS || groups.containsKey(request.group())) {
        groups
            .computeIfAbsent(request.group(), _ -> Tick.empty())
            .of(request.backend())
            .add(request);
      }
    }
    add(recent, groups, window);
    Second second =
        new Second(clock.instant(), Sum.of(all.legacy().counts()), Sum.of(all.next().counts()));
    add(seconds, second, KEPT);
  }

  private static <T> void add(Deque<T> kept, T newest, int most) {
    kept.addLast(newest);
    if (kept.size() > most) {
      kept.removeFirst();
    }
  }

  /// What a backend did for a group in the window.
  public synchronized Counts counts(String group, Backend backend) {
    Tally sum = new Tally();
    for (Map<String, Tick> second : recent) {
      Tick tick = second.get(group);
      if (tick != null) {
        sum.add(tick.of(backend));
      }
    }
    return sum.counts();
  }

  /// All seconds that are kept.
  public synchronized List<Second> all() {
    return List.copyOf(seconds);
  }

  /// The last second; empty before the first.
  public synchronized List<Second> last() {
    return seconds.isEmpty() ? List.of() : List.of(seconds.getLast());
  }

  /// Why the record cannot be read; null: it can.
  public synchronized @Nullable String trouble() {
    return trouble;
  }

  @Override
  public synchronized void close() throws IOException {
    record.close();
  }
}
