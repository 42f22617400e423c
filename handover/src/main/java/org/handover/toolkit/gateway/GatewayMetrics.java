package org.handover.toolkit.gateway;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests, by group, backend and class of status: few labels, whatever clients send.
final class GatewayMetrics {
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private final Map<Outcome, LongAdder> requests = new ConcurrentHashMap<>();
  private final Map<Route, Histogram> durations = new ConcurrentHashMap<>();
  private final LongAdder connections = new LongAdder();
  private final LongAdder inFlight = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder retries = new LongAdder();

  private record Route(String group, String backend) {
    @Override
    public String toString() {
      return "group=\"%s\",backend=\"%s\"".formatted(group, backend);
    }
  }

  /// @param kind the first digit of the status
  private record Outcome(Route route, int kind) {
    @Override
    public String toString() {
      return "%s,status=\"%dxx\"".formatted(route, kind);
    }
  }

  private static final class Histogram {
    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    private Histogram() {
      Arrays.setAll(counts, _ -> new LongAdder());
    }

    private void add(double seconds) {
      int at = Arrays.binarySearch(BOUNDS, seconds);
      counts[at < 0 ? -at - 1 : at].increment();
      nanos.add(Math.round(seconds * 1e9));
    }
  }

  void connected() {
    connections.increment();
  }

  void disconnected() {
    connections.decrement();
  }

  void began() {
    inFlight.increment();
  }

  void refused() {
    refusals.increment();
  }

  void retried() {
    retries.increment();
  }

  void ended(RequestRecord record) {
    inFlight.decrement();
    Route route = new Route(record.group(), record.backend());
    requests
        .computeIfAbsent(new Outcome(route, record.status() / 100), _ -> new LongAdder())
        .increment();
    durations.computeIfAbsent(route, _ -> new Histogram()).add(record.seconds());
  }

  long connections() {
    return connections.sum();
  }

  long inFlight() {
    return inFlight.sum();
  }

  /// In Prometheus' text format.
  void write(PrometheusText text) {
    text.type("handover_gateway_connections", "gauge");
    text.sample("handover_gateway_connections", "", connections.sum());
    text.type("handover_gateway_requests_in_flight", "gauge");
    text.sample("handover_gateway_requests_in_flight", "", inFlight.sum());
    text.type("handover_gateway_refused_total", "counter");
    text.sample("handover_gateway_refused_total", "", refusals.sum());
    text.type("handover_gateway_retries_total", "counter");
    text.sample("handover_gateway_retries_total", "", retries.sum());
    text.type("handover_gateway_requests_total", "counter");
    requests.forEach((labels, count) ->
        text.sample("handover_gateway_requests_total", labels.toString(), count.sum()));
    text.type("handover_gateway_request_seconds", "histogram");
    durations.forEach((labels, histogram) -> write(text, labels.toString(), histogram));
  }

  private static void write(PrometheusText text, String labels, Histogram histogram) {
    long sum = 0;
    for (int i = 0; i < histogram.counts.length; i++) {
      sum += histogram.counts[i].sum();
      String bound = i < BOUNDS.length ? Double.toString(BOUNDS[i]) : "+Inf";
      text.sample("handover_gateway_request_seconds_bucket", labels + ",le=\"" + bound + "\"", sum);
    }
    text.sample("handover_gateway_request_seconds_count", labels, sum);
    text.sample("handover_gateway_request_seconds_sum", labels, histogram.nanos.sum() / 1e9);
  }
}
