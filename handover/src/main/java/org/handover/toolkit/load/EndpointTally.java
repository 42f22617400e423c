package org.handover.toolkit.load;

import org.HdrHistogram.Histogram;

/// What became of the requests of one endpoint.
final class EndpointTally {
  private final Histogram latencies = new Histogram(1, LoadSlice.LONGEST_MICROS, 2);
  private long errors;
  private long odd;

  synchronized void answered(long micros, boolean isOdd) {
    latencies.recordValue(Math.clamp(micros, 1, LoadSlice.LONGEST_MICROS));
    odd += isOdd ? 1 : 0;
  }

  synchronized void failed() {
    errors++;
  }

  synchronized void add(EndpointTally other) {
    latencies.add(other.latencies);
    errors += other.errors;
    odd += other.odd;
  }

  synchronized EndpointFigures figures(String endpoint) {
    return new EndpointFigures(
        endpoint,
        latencies.getTotalCount() + errors,
        errors,
        odd,
        latencies.getValueAtPercentile(50) / 1_000.0,
        latencies.getValueAtPercentile(95) / 1_000.0);
  }

  /// For reports.
  ///
  /// @param errors no answer in time, or 5xx
  /// @param odd answers with another class of status than is known
  /// @param p50 in milliseconds, of what was answered
  public record EndpointFigures(
      String endpoint, long requests, long errors, long odd, double p50, double p95) {}
}
