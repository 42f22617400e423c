package org.handover.practice.server;

import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.handover.practice.api.Outage;
import org.handover.practice.database.CurrentStatement;

/// A request that a thread is at work on.
final class InFlightRequest {
  private final Request request;
  private final Response response;
  private final Thread thread = Thread.currentThread();
  private final long since = System.nanoTime();
  private final CurrentStatement statement = CurrentStatement.watch();
  private boolean over;
  private boolean overdue;
  private boolean interrupted;

  InFlightRequest(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  Duration age(long now) {
    return Duration.ofNanos(now - since);
  }

  /// The first time, cancels the statement that the thread is at, and keeps it from the next. If it
  /// is still under way the second time it waits for something else, and is interrupted. Either way
  /// it goes on to answer ([ClientChannel]). An answer that has begun is left alone: it may be a
  /// stream, and no other could be given.
  synchronized void breakOff() {
    if (over || interrupted || response.isCommitted()) {
      return;
    }
    if (!overdue) {
      overdue = true;
      request.setAttribute(Outage.OVERDUE, true);
      statement.cancel();
    } else {
      interrupted = true;
      thread.interrupt();
    }
  }

  /// The thread may go on to another request: it keeps nothing of this one.
  synchronized void end() {
    over = true;
    statement.forget();
    if (interrupted) {
      Thread.interrupted();
    }
  }
}
