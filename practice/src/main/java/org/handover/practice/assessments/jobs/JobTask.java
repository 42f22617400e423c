package org.handover.practice.assessments.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The jobs as db-scheduler knows them. Its row says when a job is due and who is at it; all else
/// is the assessment's own.
final class JobTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("assessment");
  static final String TABLE = "practice.scheduled_tasks";

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /// About two hours of failures in a row with a database that can be written to.
  private static final int MOST_FAILURES = 20;

  /// The work on a job.
  interface Work {
    /// Does it, and says when to do it again, if it has to be. What it throws is an outage.
    Optional<Instant> run(Job job);

    /// Ends it where it is.
    void abandon(Job job);
  }

  private JobTask() {}

  /// Named, so that db-scheduler need not ask the database at the start.
  static JdbcCustomization dialect() {
    return new PostgreSqlJdbcCustomization(false, false);
  }

  static Task<Void> of(Work work) {
    return Tasks.custom(DESCRIPTOR)
        .onDeadExecutionRevive()
        .onFailure((done, row) -> failed(done, row, work))
        .execute((instance, _) -> completion(work.run(Job.parse(instance.getId()))));
  }

  private static CompletionHandler<Void> completion(Optional<Instant> again) {
    return (done, row) ->
        again.ifPresentOrElse(instant -> row.reschedule(done, instant), row::stop);
  }

  private static void failed(ExecutionComplete done, ExecutionOperations<Void> row, Work work) {
    int before = done.getExecution().consecutiveFailures;
    if (before + 1 >= MOST_FAILURES) {
      work.abandon(Job.parse(done.getExecution().getId()));
      row.stop();
    } else {
      row.reschedule(done, done.getTimeDone().plus(pause(before)));
    }
  }

  /// Doubles with each failure in a row.
  static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
