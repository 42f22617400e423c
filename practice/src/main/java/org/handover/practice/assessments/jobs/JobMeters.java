package org.handover.practice.assessments.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// How many assessments wait, are under way, and have failed, on all instances: one query now and
/// then, and none for who reads the meters.
@Component
class JobMeters implements MeterBinder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobMeters.class);
  private static final Duration BETWEEN = Duration.ofSeconds(15);
  private static final List<String> STATUSES = List.of("queued", "running", "failed");

  private final AssessmentStore store;
  private final ScheduledExecutorService counter =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("assessment-meters").daemon().factory());
  private volatile Map<String, Long> counts = Map.of();

  JobMeters(AssessmentStore store) {
    this.store = store;
    Future<?> _ =
        counter.scheduleWithFixedDelay(this::count, 0, BETWEEN.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String status : STATUSES) {
      Gauge.builder("assessments", () -> told(status))
          .description("Assessments that are not done, on all instances")
          .tag("status", status)
          .register(registry);
    }
  }

  /// Nothing is told until it has been counted.
  private double told(String status) {
    Map<String, Long> latest = counts;
    return latest.isEmpty() ? Double.NaN : (double) latest.getOrDefault(status, 0L);
  }

  private void count() {
    try {
      counts = store.counts(STATUSES);
    } catch (DataAccessException | TransactionException databaseIsAway) {
      counts = Map.of();
      LOG.warn("Assessments could not be counted: {}", databaseIsAway.getMessage());
    }
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }
}
