package org.handover.practice.operations;

import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.handover.practice.web.Outage;

/// A request that a thread is at work on.
final class Underway {
  private final Request request;
  private final Response response;
  private final Thread thread = Thread.currentThread();
  private final long since = System.nanoTime();
  private boolean over;
  private boolean brokenOff;

  Underway(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  Duration age(long now) {
    return Duration.ofNanos(now - since);
  }

  /// Interrupts the thread: it gets no session of the database any more, and on a virtual one even
  /// the statement ends that it waits for. An answer that has begun is left alone: it may be a
  /// stream, and no other could be given.
  synchronized void breakOff() {
    if (!over && !brokenOff && !response.isCommitted()) {
      brokenOff = true;
      request.setAttribute(Outage.OVERDUE, true);
      thread.interrupt();
    }
  }

  /// The thread may go on to another request: it keeps nothing of this one.
  synchronized void end() {
    over = true;
    if (brokenOff) {
      Thread.interrupted();
    }
  }
}
