package org.handover.practice.assessments.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The jobs as db-scheduler knows them. Its row says when a job is due and who is at it; all else
/// is the assessment's own.
final class JobTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("assessment");
  static final String TABLE = "practice.scheduled_tasks";

  private static final Duration AFTER_A_FAULT_OF_OURS = Duration.ofSeconds(5);

  private JobTask() {}

  /// Named, so that db-scheduler need not ask the database at the start.
  static JdbcCustomization dialect() {
    return new PostgreSqlJdbcCustomization(false, false);
  }

  /// @param work does a job; says when to do it again, if it has to be
  static Task<Void> of(Function<Job, Optional<Instant>> work) {
    return Tasks.custom(DESCRIPTOR)
        .onDeadExecutionRevive()
        .onFailure(
            (done, row) -> row.reschedule(done, done.getTimeDone().plus(AFTER_A_FAULT_OF_OURS)))
        .execute((instance, _) -> completion(work.apply(Job.parse(instance.getId()))));
  }

  private static CompletionHandler<Void> completion(Optional<Instant> again) {
    return (done, row) ->
        again.ifPresentOrElse(instant -> row.reschedule(done, instant), row::stop);
  }
}
