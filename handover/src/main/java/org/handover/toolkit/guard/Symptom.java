package org.handover.toolkit.guard;

/// What tells against the new backend.
enum Symptom {
  /// More requests fail than at the legacy backend at the same time.
  FAILS_MORE("failures", 0.5),
  /// More requests fail than the limit allows, whatever the legacy backend does.
  FAILS_TOO_OFTEN("error rate", 0.2),
  /// More requests are rejected than at the legacy backend at the same time.
  REJECTS_MORE("rejections", 0.1),
  /// Its requests are slower than those of the legacy backend, by more than is tolerated.
  SLOWER("latency", 0.1),
  /// The slowest of its requests are.
  SLOWER_AT_WORST("p95", 0.1);

  private final String topic;
  private final double weight;

  Symptom(String topic, double weight) {
    this.topic = topic;
    this.weight = weight;
  }

  /// For people.
  String topic() {
    return topic;
  }

  /// Its part of the false alarms that are tolerated; all parts make 1.
  double weight() {
    return weight;
  }
}
