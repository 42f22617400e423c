package org.handover.toolkit.guard;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.TrafficDirectory;

/// Writes the record that a gateway would write: 500 requests a second of the group `reads`, shared
/// out as the traffic state says. Each client asks in turn, so that nothing is left to chance.
public final class RecordingGateway implements AutoCloseable {
  private static final int CLIENTS = 100;

  private final TrafficDirectory traffic;
  private final RecordFile record;
  private final Nature next;
  private final AtomicLong requests = new AtomicLong();
  private final Thread thread;

  /// How the new backend behaves; the legacy one serves all in some 20 ms.
  ///
  /// @param failsEvery one of so many requests fails; 0: none
  /// @param slowness a factor
  public record Nature(int failsEvery, double slowness) {
    public static final Nature WELL = new Nature(0, 1);
  }

  private RecordingGateway(TrafficDirectory traffic, RecordFile record, Nature next) {
    this.traffic = traffic;
    this.record = record;
    this.next = next;
    this.thread = Thread.ofPlatform().daemon().start(this::run);
  }

  public static RecordingGateway start(TrafficDirectory traffic, RecordFile record, Nature next) {
    return new RecordingGateway(traffic, record, next);
  }

  private void run() {
    long begin = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      long due = (System.nanoTime() - begin) / 2_000_000;
      int share = traffic.read().share("reads");
      StringBuilder lines = new StringBuilder();
      while (requests.get() < due) {
        lines.append(line(requests.incrementAndGet(), share)).append('\n');
      }
      record.append(lines.toString());
      LockSupport.parkNanos(20_000_000);
    }
  }

  private String line(long request, int share) {
    double seconds = 0.01 + request * 7919 % 1000 * 0.00002;
    if (request % CLIENTS >= share) {
      return RecordFile.line("reads", Backend.LEGACY, 200, seconds);
    }
    boolean fails = next.failsEvery() > 0 && request / CLIENTS % next.failsEvery() == 0;
    return RecordFile.line("reads", Backend.NEXT, fails ? 500 : 200, seconds * next.slowness());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
