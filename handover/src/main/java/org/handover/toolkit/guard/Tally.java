package org.handover.toolkit.guard;

/// What the requests of one backend came to in some time.
final class Tally {
  private final Latencies latencies = new Latencies();
  private int requests;
  private int failed;
  private int rejected;

  void add(Observation request) {
    requests++;
    switch (request.outcome()) {
      case SERVED -> {
        if (request.isTimed()) {
          latencies.add(request.seconds());
        }
      }
      case REJECTED -> rejected++;
      case FAILED -> failed++;
    }
  }

  void add(Tally other) {
    requests += other.requests;
    failed += other.failed;
    rejected += other.rejected;
    latencies.add(other.latencies);
  }

  int requests() {
    return requests;
  }

  int failed() {
    return failed;
  }

  int rejected() {
    return rejected;
  }

  Counts counts() {
    return new Counts(requests, failed, rejected, latencies.at(0.5), latencies.at(0.95));
  }
}
