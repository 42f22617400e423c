package org.handover.practice.assessments.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// Tells watchers what happens to assessments, on whichever instance it does: one query for all of
/// them, as often as this instance looks for jobs, and none while there are no watchers. Polling,
/// and not LISTEN, for that needs a session of its own which a pooler between us and the server may
/// not give.
@Service
class Watches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final EventStore store;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("assessment-watches").daemon().factory());
  private volatile boolean ending;

  Watches(EventStore store, JobSettings settings) {
    this.store = store;
    long interval = settings.polling().toMillis();
    Future<?> _ =
        lookout.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
  }

  void add(Watch watch) {
    watches.add(watch);
    lookout.execute(this::look);
  }

  void remove(Watch watch) {
    watches.remove(watch);
  }

  /// The service is about to stop: streams end, and their clients come back to another instance.
  /// Else they would hold the stop up.
  @EventListener(ContextClosedEvent.class)
  void end() {
    ending = true;
    watches.forEach(Watch::wake);
  }

  boolean isEnding() {
    return ending;
  }

  private void look() {
    List<Watch> waiting = watches.stream().filter(Watch::isWaiting).toList();
    if (waiting.isEmpty()) {
      return;
    }
    try {
      Map<Integer, Long> seen =
          waiting.stream().collect(Collectors.toMap(Watch::assessment, Watch::seen, Math::min));
      Map<Integer, List<AssessmentEvent>> news =
          store.after(seen).stream().collect(Collectors.groupingBy(AssessmentEvent::assessment));
      waiting.forEach(watch -> watch.offer(news.getOrDefault(watch.assessment(), List.of())));
    } catch (DataAccessException | TransactionException databaseIsAway) {
      LOG.warn("Watchers of assessments could not be told: {}", databaseIsAway.getMessage());
    } catch (RuntimeException failure) {
      // Thrown on, it would end all further looks.
      LOG.error("Watchers of assessments could not be told", failure);
    }
  }

  @Override
  public void close() {
    lookout.shutdownNow();
  }
}
