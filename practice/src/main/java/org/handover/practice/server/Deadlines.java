package org.handover.practice.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// Ends what takes too long, looking once a second: requests whose answer has not begun by the
/// deadline, and connections on which the head of a request drips in. The other limits, on a body,
/// a session, a lock and a statement, bound one step each; this keeps them from adding up.
@Component
final class Deadlines implements AutoCloseable {
  private static final Duration LONGEST_FOR_A_HEAD = Duration.ofSeconds(30);

  private final Set<InFlightRequest> underway = ConcurrentHashMap.newKeySet();
  private final ServerConnections connections;
  private final Duration deadline;
  private final Duration deadlineOfHead;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("deadlines").factory());

  Deadlines(ServerConnections connections, ConfigurableEnvironment environment) {
    this.connections = connections;
    this.deadline = ServerSettings.from(environment).requestDeadline();
    this.deadlineOfHead =
        deadline.compareTo(LONGEST_FOR_A_HEAD) < 0 ? deadline : LONGEST_FOR_A_HEAD;
    ScheduledFuture<?> _ = clock.scheduleWithFixedDelay(this::enforce, 1, 1, TimeUnit.SECONDS);
  }

  /// From now on this is watched, until it [ends][#ended].
  void begun(InFlightRequest request) {
    underway.add(request);
  }

  void ended(InFlightRequest request) {
    underway.remove(request);
    request.end();
  }

  private void enforce() {
    long now = System.nanoTime();
    for (InFlightRequest request : underway) {
      if (request.age(now).compareTo(deadline) > 0) {
        request.breakOff();
      }
    }
    connections.closeSlowHeads(now, deadlineOfHead);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
