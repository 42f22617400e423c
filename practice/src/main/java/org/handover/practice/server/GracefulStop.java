package org.handover.practice.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// The first thing to happen on SIGTERM, while everything still works. The service says that it is
/// not ready, so that load balancers send requests elsewhere; it goes on answering, and closes each
/// connection with its next answer, so that no client is left holding one. Only then does it take
/// no more connections, and Tomcat finishes what is under way.
@Component
public final class GracefulStop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  /// For the requests on the connections that came last.
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ServerConnections connections;
  private final RequestMeter requests;
  private final Duration drain;
  private volatile boolean running;
  private volatile boolean stopping;

  GracefulStop(
      ServerConnections connections, RequestMeter requests, ConfigurableEnvironment environment) {
    this.connections = connections;
    this.requests = requests;
    this.drain = ServerSettings.from(environment).drainTime();
  }

  /// Whether no more requests should be sent.
  public boolean isStopping() {
    return stopping;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    stopping = true;
    connections.closeAfterEachAnswer();
    if (!drain.isZero() && !isQuiet()) {
      LOG.info("Stopping: not ready any more, and answering for {} s yet", drain.toSeconds());
      await(() -> false, drain);
    }
    stopAccepting();
    await(() -> connections.count() == 0, SETTLE);
    running = false;
  }

  private void stopAccepting() {
    try {
      connections.stopAccepting(SETTLE);
    } catch (IOException e) {
      LOG.warn("Connections are still being accepted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// No client is connected, and none has sent a request for as long as the drain would last.
  private boolean isQuiet() {
    return connections.count() == 0 && requests.sinceLast().compareTo(drain) > 0;
  }

  private static void await(BooleanSupplier condition, Duration atMost) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()
        && System.nanoTime() - start < atMost.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Before everything else.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
