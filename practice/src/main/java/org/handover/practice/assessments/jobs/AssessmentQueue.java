package org.handover.practice.assessments.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.resource.Resources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Has assessments made. An assessment and its job are queued in the caller's transaction: both are
/// there once it commits, and neither if it does not.
@Service
public class AssessmentQueue {
  /// What to assess.
  ///
  /// @param user whose assessment it is to be
  /// @param transcript JSON, as the legacy API has it
  public record Order(
      int user, @Nullable Integer scenario, @Nullable Integer conversation, String transcript) {}

  private static final String CANCELLED = "Cancelled by an educator. It can be retried.";

  private final AssessmentStore store;
  private final SchedulerClient jobs;
  private final JobWakeup wakeup;
  private final Resources resources;
  private final Clock clock;

  AssessmentQueue(
      AssessmentStore store,
      SchedulerClient jobs,
      JobWakeup wakeup,
      Resources resources,
      Clock clock) {
    this.store = store;
    this.jobs = jobs;
    this.wakeup = wakeup;
    this.resources = resources;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public RowId queue(Order order) {
    Job job = store.insert(order);
    schedule(job, store.notOver(order.user()) - 1);
    return new RowId(job.assessment());
  }

  /// Has one made again that is not done.
  ///
  /// @return whether it was not done
  @Transactional(propagation = Propagation.MANDATORY)
  boolean requeue(RowId id) {
    Optional<Job> job = store.requeue(id);
    job.ifPresent(again -> schedule(again, 0));
    return job.isPresent();
  }

  /// Gives one up that is not over.
  ///
  /// @return whether it was not over
  @Transactional(propagation = Propagation.MANDATORY)
  boolean cancel(RowId id) {
    return store.cancel(id, CANCELLED);
  }

  /// @param before how many jobs of the same user are not over
  private void schedule(Job job, int before) {
    jobs.schedule(
        JobTask.DESCRIPTOR.instance(job.id()).build(), FairOrder.due(clock.instant(), before));
    wakeup.afterCommit();
  }

  /// The assessment that was queued when a conversation was finished.
  public Optional<RowId> ofFinish(RowId conversation) {
    return store.ofFinish(conversation);
  }

  /// What documents tell of an action that queues an assessment.
  public Operation operation(String summary) {
    return Operation.of(summary, Resources.schema(AssessmentRows.RESOURCE)).answering(202);
  }

  /// 202 with the assessment as the caller sees it.
  public Answer accepted(RowId id, Request request) {
    Json row =
        resources
            .find(AssessmentRows.RESOURCE, id, request.principal())
            .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
    String url = request.url("assessments/%d/".formatted(id.value()));
    return new Answer.Value(202, row, Map.of("Location", url), true);
  }
}
