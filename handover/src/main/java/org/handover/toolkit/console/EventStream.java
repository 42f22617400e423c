package org.handover.toolkit.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The latest snapshot, and the browsers that wait for the next one. A browser that is slow misses
/// snapshots; it is never waited for.
final class EventStream {
  /// Server-sent events of more browsers than this are refused.
  static final int MOST = 20;

  private long number;
  private String latest = "{}";
  private boolean closed;
  private int streams;

  synchronized void publish(String snapshot) {
    latest = snapshot;
    number++;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /// Admits one more browser.
  ///
  /// @return false: there are too many
  synchronized boolean enter() {
    if (streams >= MOST) {
      return false;
    }
    streams++;
    return true;
  }

  synchronized void leave() {
    streams--;
  }

  /// Whether anyone looks.
  synchronized boolean isWatched() {
    return streams > 0;
  }

  /// Sends snapshots until the browser goes away or the console ends.
  void send(OutputStream out) throws IOException, InterruptedException {
    long sent = 0;
    for (Event event = next(sent); event != null; event = next(sent)) {
      sent = event.number();
      out.write(("data: " + event.snapshot() + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private record Event(long number, String snapshot) {}

  private synchronized @Nullable Event next(long sent) throws InterruptedException {
    while (number == sent && !closed) {
      wait();
    }
    return closed ? null : new Event(number, latest);
  }
}
