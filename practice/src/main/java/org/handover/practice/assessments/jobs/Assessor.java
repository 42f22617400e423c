package org.handover.practice.assessments.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.handover.practice.activities.ActivityStore;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.EvaluationOutcome;
import org.handover.practice.ai.EvaluationPrompt;
import org.handover.practice.ai.Evaluator;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.api.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Does a job: at least once, however often instances die, and with the effects of once. The model
/// is asked outside any transaction; what it says becomes the result, the activity and the end of
/// the job in one, and only for the attempt that still holds the job.
@Service
class Assessor implements JobTask.Work {
  private static final Logger LOG = LoggerFactory.getLogger(Assessor.class);
  private static final String OURS = "an error of the service itself";

  /// Failures of our own in a round: the pauses between them double from the first retry's.
  private static final int MOST_FAILURES = 6;

  private final AssessmentStore store;
  private final ItemStore items;
  private final Results results;
  private final ActivityStore activities;
  private final BriefStore briefs;
  private final Evaluator evaluator;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Backoff backoff;

  Assessor(
      AssessmentStore store,
      ItemStore items,
      Results results,
      ActivityStore activities,
      BriefStore briefs,
      Evaluator evaluator,
      TransactionTemplate transactions,
      Clock clock,
      JobSettings settings) {
    this.store = store;
    this.items = items;
    this.results = results;
    this.activities = activities;
    this.briefs = briefs;
    this.evaluator = evaluator;
    this.transactions = transactions;
    this.clock = clock;
    this.backoff =
        new Backoff(
            settings.firstRetry(),
            settings.retryFor(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /// Does it, and says when to do it again: never, once it is over for this or any attempt.
  @Override
  public Optional<Instant> run(Job job) {
    return store.claim(job).flatMap(this::attempt);
  }

  @Override
  public void abandon(Job job) {
    store.abandon(job, "Given up: %s. It can be retried.".formatted(OURS));
  }

  /// An error ends an attempt as an exception does: a job that stays claimed would never end. That
  /// the database is away is not the job's failure, and cannot be written down.
  private Optional<Instant> attempt(JobAttempt attempt) {
    try {
      return run(attempt);
    } catch (RuntimeException | Error failure) {
      if (Outage.is(failure)) {
        throw failure;
      }
      LOG.error("Assessment {} failed", attempt.assessment(), failure);
      return Thread.interrupted() ? release(attempt) : afterFailure(attempt);
    }
  }

  private Optional<Instant> run(JobAttempt attempt) {
    Optional<ScenarioBrief> brief = Optional.ofNullable(attempt.scenario()).flatMap(briefs::brief);
    if (brief.isEmpty()) {
      return fail(attempt, "The scenario has been deleted.");
    }
    List<RubricQuestion> rubric = briefs.rubric(brief.get().scenarioId());
    if (rubric.isEmpty()) {
      return fail(
          attempt, "The scenario has no rubric. Once it has one, the assessment can be retried.");
    }
    Optional<List<ItemScore>> kept = Answered.items(attempt.answered(), evaluator, rubric);
    if (kept.isPresent()) {
      kept.get().forEach(item -> tell(attempt, rubric, item));
      return complete(attempt, rubric, kept.get());
    }
    return switch (evaluate(attempt, brief.get(), rubric)) {
      case EvaluationOutcome.Scored(List<ItemScore> scores) -> {
        store.keep(attempt, Answered.of(evaluator, scores));
        yield complete(attempt, rubric, scores);
      }
      case EvaluationOutcome.Failed(String reason) -> fail(attempt, reason);
      case EvaluationOutcome.Held(String reason) -> hold(attempt, reason);
      case EvaluationOutcome.Retry(String reason, Duration after) ->
          Thread.interrupted() ? release(attempt) : again(attempt, reason, after);
    };
  }

  private EvaluationOutcome evaluate(
      JobAttempt attempt, ScenarioBrief brief, List<RubricQuestion> rubric) {
    return evaluator.evaluate(
        new EvaluationPrompt(brief, TranscriptTurns.read(attempt.transcript()), rubric),
        new CallContext(attempt.user(), Purpose.ASSESSMENT),
        item -> tell(attempt, rubric, item));
  }

  /// Progress may be lost; the result has all items again.
  private void tell(JobAttempt attempt, List<RubricQuestion> rubric, ItemScore item) {
    try {
      items.scored(attempt, rubric, item);
    } catch (DataAccessException | TransactionException notNow) {
      LOG.warn("Assessment {}: progress was not stored", attempt.assessment(), notNow);
    }
  }

  private Optional<Instant> complete(
      JobAttempt attempt, List<RubricQuestion> rubric, List<ItemScore> scores) {
    transactions.executeWithoutResult(_ -> {
      Optional<AssessmentStore.Held> held = store.lock(attempt);
      if (held.isPresent()) {
        items.replace(attempt, rubric, scores);
        Results.Result result = results.of(attempt.assessment());
        int activity =
            activities.insertEvaluation(
                attempt.user(),
                held.get().scenario(),
                attempt.transcript(),
                result.score(),
                result.feedback());
        store.done(attempt, result.score(), activity, evaluator.name(), evaluator.promptVersion());
      }
    });
    return Optional.empty();
  }

  private Optional<Instant> fail(JobAttempt attempt, String reason) {
    store.failed(attempt, reason, clock.instant());
    return Optional.empty();
  }

  private Optional<Instant> again(JobAttempt attempt, String reason, @Nullable Duration after) {
    Instant now = clock.instant();
    Optional<Instant> next = backoff.next(now, attempt.queuedAt(), attempt.number(), after);
    if (next.isEmpty()) {
      return fail(
          attempt,
          "Given up after %d attempts: %s. It can be retried.".formatted(attempt.number(), reason));
    }
    return next.filter(at -> store.again(attempt, reason, at));
  }

  /// It is no fault of the job's, and ends when an operator acts: the job waits, however long.
  private Optional<Instant> hold(JobAttempt attempt, String reason) {
    Instant next = backoff.held(clock.instant(), attempt.number());
    return Optional.of(next).filter(at -> store.again(attempt, reason, at));
  }

  private Optional<Instant> afterFailure(JobAttempt attempt) {
    Instant now = clock.instant();
    int failures = attempt.failures() + 1;
    Optional<Instant> next =
        failures < MOST_FAILURES
            ? backoff.next(now, attempt.queuedAt(), failures, null)
            : Optional.empty();
    if (next.isEmpty()) {
      return fail(
          attempt,
          "Given up after %d attempts: %s. It can be retried.".formatted(attempt.number(), OURS));
    }
    return next.filter(at -> store.againAfterFailure(attempt, OURS, at));
  }

  /// The service stops: another instance, or this one when it is back, takes it up at once.
  private Optional<Instant> release(JobAttempt attempt) {
    Instant now = clock.instant();
    return Optional.of(now).filter(_ -> store.again(attempt, "the service was stopped", now));
  }
}
