package org.handover.toolkit.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// All rounds of one backend.
final class SideResult {
  static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0);

  private static final int MOST_ENDPOINTS = 40;

  private final String name;
  private final List<LoadSlice> slices = new ArrayList<>();
  private final Histogram lateness = new Histogram(1, LoadSlice.LONGEST_MICROS, 2);
  private final Map<String, EndpointTally> endpoints = new TreeMap<>();
  private long intended;
  private long unsent;

  SideResult(String name) {
    this.name = name;
  }

  void add(LoadGenerator.Round round, Map<String, EndpointTally> tallies) {
    slices.addAll(round.slices());
    lateness.add(round.lateness());
    intended += round.intended();
    unsent += round.unsent();
    tallies.forEach((endpoint, tally) ->
        endpoints.computeIfAbsent(endpoint, _ -> new EndpointTally()).add(tally));
  }

  List<LoadSlice> slices() {
    return slices.stream().filter(slice -> slice.requests() > 0).toList();
  }

  long requests() {
    return slices.stream().mapToLong(LoadSlice::requests).sum();
  }

  Proportion errors() {
    return new Proportion(slices.stream().mapToLong(LoadSlice::errors).sum(), requests());
  }

  Proportion odd() {
    return new Proportion(slices.stream().mapToLong(LoadSlice::odd).sum(), requests());
  }

  /// Those that the generator sent late, or not at all.
  Proportion late() {
    return new Proportion(
        slices.stream().mapToLong(LoadSlice::late).sum() + unsent, Math.max(1, intended));
  }

  Histogram latencies() {
    Histogram sum = new Histogram(1, LoadSlice.LONGEST_MICROS, 2);
    slices.forEach(slice -> sum.add(slice.latencies()));
    return sum;
  }

  SideFigures figures() {
    Histogram all = latencies();
    return new SideFigures(
        name,
        intended,
        requests(),
        slices.isEmpty() ? 0 : requests() / (double) slices.size(),
        errors().cases(),
        odd().cases(),
        PERCENTILES.stream().map(p -> all.getValueAtPercentile(p) / 1_000.0).toList(),
        lateness.getTotalCount() == 0 ? 0 : lateness.getValueAtPercentile(99) / 1_000.0,
        late().cases(),
        slices.stream()
            .map(s ->
                new Second(
                    s.requests(), s.errors(), s.latencies().getValueAtPercentile(95) / 1_000.0))
            .toList(),
        endpoints.entrySet().stream()
            .map(e -> e.getValue().figures(e.getKey()))
            .sorted((a, b) -> Long.compare(b.requests(), a.requests()))
            .limit(MOST_ENDPOINTS)
            .toList());
  }

  /// One second of the run.
  ///
  /// @param p95 in milliseconds
  public record Second(long requests, long errors, double p95) {}

  /// For reports. Latencies are in milliseconds, from the intended start.
  ///
  /// @param perSecond that were sent
  /// @param errors no answer in time, or 5xx
  /// @param odd answers with another class of status than is known
  /// @param percentiles 50, 75, 90, 95, 99, 99.9 and the longest
  /// @param lateness99 the 99th percentile of how late the generator sent
  /// @param late sent later than allowed, or not at all
  public record SideFigures(
      String name,
      long intended,
      long requests,
      double perSecond,
      long errors,
      long odd,
      List<Double> percentiles,
      double lateness99,
      long late,
      List<Second> seconds,
      List<EndpointTally.EndpointFigures> endpoints) {
    public SideFigures {
      percentiles = List.copyOf(percentiles);
      seconds = List.copyOf(seconds);
      endpoints = List.copyOf(endpoints);
    }
  }
}
