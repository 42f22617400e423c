package org.handover.practice.assessments.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// Empty where the count failed.
  private volatile Optional<Map<String, Long>> counts = Optional.empty();

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
    return counts.map(latest -> (double) latest.getOrDefault(status, 0L)).orElse(Double.NaN);
  }

  void count() {
    try {
      counts = Optional.of(store.notDone());
    } catch (DataAccessException | TransactionException databaseIsAway) {
      counts = Optional.empty();
      LOG.warn("Assessments could not be counted: {}", databaseIsAway.getMessage());
    }
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }
}
