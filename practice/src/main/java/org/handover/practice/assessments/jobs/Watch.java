package org.handover.practice.assessments.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One client's watch over an assessment. It gets a portion of events at a time, and no other
/// before it has taken that.
final class Watch {
  private final int assessment;
  private final BlockingQueue<List<AssessmentEvent>> portions = new ArrayBlockingQueue<>(1);
  private volatile long seen;

  Watch(int assessment, long seen) {
    this.assessment = assessment;
    this.seen = seen;
  }

  int assessment() {
    return assessment;
  }

  long seen() {
    return seen;
  }

  boolean isWaiting() {
    return portions.isEmpty();
  }

  void offer(List<AssessmentEvent> events) {
    List<AssessmentEvent> fresh = events.stream().filter(event -> event.id() > seen).toList();
    if (!fresh.isEmpty() && portions.offer(fresh)) {
      seen = fresh.getLast().id();
    }
  }

  /// Wakes the waiting threads.
  void wake() {
    boolean _ = portions.offer(List.of());
  }

  /// The next events; none if there are none yet.
  List<AssessmentEvent> next(Duration patience) throws InterruptedException {
    List<AssessmentEvent> portion = portions.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return portion == null ? List.of() : portion;
  }
}
