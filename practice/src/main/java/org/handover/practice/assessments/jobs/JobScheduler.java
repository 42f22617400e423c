package org.handover.practice.assessments.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the jobs that are due, whichever instance queued them. A job whose instance has died is
/// taken up by another within six heartbeats: after four that did not come, seen by a look-out that
/// goes round every second one.
@Component
class JobScheduler implements SmartLifecycle {
  private static final int MISSED_HEARTBEATS = 4;

  private final DataSource dataSource;
  private final Assessor assessor;
  private final JobSettings settings;
  private final JobWakeup wakeup;
  private @Nullable Scheduler running;

  JobScheduler(DataSource dataSource, Assessor assessor, JobSettings settings, JobWakeup wakeup) {
    this.dataSource = dataSource;
    this.assessor = assessor;
    this.settings = settings;
    this.wakeup = wakeup;
  }

  @Override
  public void start() {
    if (settings.workers() > 0) {
      JobLog.install();
      Scheduler scheduler = scheduler();
      scheduler.start();
      wakeup.connect(scheduler::triggerCheckForDueExecutions);
      running = scheduler;
    }
  }

  private Scheduler scheduler() {
    Duration polling = settings.polling();
    return Scheduler.create(dataSource, JobTask.of(assessor))
        .tableName(JobTask.TABLE)
        .jdbcCustomization(JobTask.dialect())
        .threads(settings.workers())
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(polling)
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(settings.stopWait())
        .failureLogging(LogLevel.WARN, true)
        .build();
  }

  /// Waits for jobs under way, within bounds; those that do not come to their end are given back.
  @Override
  public void stop() {
    Scheduler stopping = running;
    if (stopping != null) {
      running = null;
      wakeup.connect(() -> {});
      stopping.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
