package org.handover.practice.assessments.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.handover.practice.api.RowId;
import org.handover.practice.api.StorableText;
import org.handover.practice.assessments.jobs.AssessmentQueue.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.assessments` table. Each change of status is an event in the same statement.
@Repository
class AssessmentStore {
  /// Tells watchers of the rows of `a`.
  private static final String TELL =
      """
      , told as (
        insert into practice.assessment_events (assessment_id, name, data)
        select a.id, 'status', row_to_json(s) from a, lateral (
          select a.status, a.attempts as attempt, a.score, a.error, to_char(
            a.retry_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as retry_at) s)
      """;

  /// With the condition of the index that holds no others.
  static final String NOT_DONE =
      "select status, count(*) from practice.assessments where status <> 'done' group by status";

  private static final String HELD = "id = :id and claim = :claim and status = 'running'";

  /// A job that the attempt still holds.
  ///
  /// @param scenario as it is now: it may have been deleted meanwhile
  record Held(@Nullable Integer scenario) {}

  private final JdbcClient jdbc;

  AssessmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Job insert(Order order) {
    return jdbc.sql(
            """
            with a as (
              insert into practice.assessments (user_id, scenario_id, conversation_id, transcript,
                pass_mark)
              values (:user, :scenario, :conversation, cast(:transcript as json),
                (select pass_mark from assistant_scenarios where id = :scenario))
              returning *)
            """
                + TELL
                + "select id from a")
        .param("user", order.user())
        .param("scenario", order.scenario())
        .param("conversation", order.conversation())
        .param("transcript", order.transcript())
        .query((row, _) -> new Job(row.getInt(1), 1))
        .single();
  }

  /// The assessment that finishing a conversation has queued: in one transaction, so that the
  /// database gave both the same time.
  Optional<RowId> ofFinish(RowId conversation) {
    return jdbc.sql(
            """
            select min(a.id) from practice.assessments a
            join practice.conversations c on c.id = a.conversation_id
            where c.id = :id and a.created_at >= c.finished_at
            """)
        .param("id", conversation.value())
        .query((row, _) -> row.getObject(1, Integer.class))
        .optional()
        .map(RowId::new);
  }

  /// Takes a job that has yet to be done, from another attempt too: the last attempt holds it.
  Optional<JobAttempt> claim(Job job) {
    UUID claim = UUID.randomUUID();
    return jdbc.sql(
            """
            with a as (
              update practice.assessments
              set status = 'running', claim = :claim, attempts = attempts + 1, retry_at = null
              where id = :id and round = :round and status in ('queued', 'running') returning *)
            """
                + TELL
                + "select user_id, scenario_id, transcript, queued_at, attempts, failures, answered"
                + " from a")
        .param("claim", claim)
        .param("id", job.assessment())
        .param("round", job.round())
        .query((row, _) ->
            new JobAttempt(
                job.assessment(),
                claim,
                row.getInt(1),
                row.getObject(2, Integer.class),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getInt(5),
                row.getInt(6),
                row.getString(7)))
        .optional();
  }

  /// Keeps the account and the scenario from going until the transaction ends, and then the
  /// assessment. In this order, which is that of a deletion: neither can wait for the other.
  Optional<Held> lock(JobAttempt attempt) {
    jdbc.sql("select 1 from \"user\" where id = :id for key share")
        .param("id", attempt.user())
        .query(Integer.class)
        .optional();
    jdbc.sql("select 1 from assistant_scenarios where id = :id for key share")
        .param("id", attempt.scenario())
        .query(Integer.class)
        .optional();
    return jdbc.sql(
            "select scenario_id from practice.assessments where %s for update".formatted(HELD))
        .param("id", attempt.assessment())
        .param("claim", attempt.claim())
        .query((row, _) -> new Held(row.getObject(1, Integer.class)))
        .optional();
  }

  /// Keeps what the evaluator said, as long as the attempt holds the job.
  void keep(JobAttempt attempt, Answered answered) {
    jdbc.sql(
            "update practice.assessments set answered = cast(:answered as json) where %s"
                .formatted(HELD))
        .param("answered", answered.json())
        .param("id", attempt.assessment())
        .param("claim", attempt.claim())
        .update();
  }

  void done(
      JobAttempt attempt, double score, int activity, String evaluator, String promptVersion) {
    jdbc.sql(
            """
            with a as (
              update practice.assessments
              set status = 'done', score = :score, activity_id = :activity, error = null,
                answered = null, evaluator = :evaluator, prompt_version = :version, finished_at = now()
              where %s returning *)
            """
                    .formatted(HELD)
                + TELL
                + "select id from a")
        .param("score", score)
        .param("activity", activity)
        .param("evaluator", evaluator)
        .param("version", promptVersion)
        .param("id", attempt.assessment())
        .param("claim", attempt.claim())
        .query(Integer.class)
        .single();
  }

  /// Puts the job off, if the attempt still holds it; says whether it did.
  boolean again(JobAttempt attempt, String reason, Instant at) {
    String change = "status = 'queued', claim = null, error = :reason, retry_at = :at";
    return give(attempt, change, reason, at);
  }

  /// The same after a failure of the service itself, which is counted.
  boolean againAfterFailure(JobAttempt attempt, String reason, Instant at) {
    String change =
        "status = 'queued', claim = null, failures = failures + 1, error = :reason, retry_at = :at";
    return give(attempt, change, reason, at);
  }

  boolean failed(JobAttempt attempt, String reason, Instant at) {
    String change = "status = 'failed', claim = null, error = :reason, finished_at = :at";
    return give(attempt, change, reason, at);
  }

  /// Ends a job that is not done, whether or not an attempt is at it: that one has lost its claim.
  ///
  /// @return whether it was not done
  boolean abandon(Job job, String reason) {
    return end(
        "id = :id and round = :round", reason, Map.of("round", job.round()), job.assessment());
  }

  /// The same for the round that is under way.
  boolean cancel(RowId id, String reason) {
    return end("id = :id", reason, Map.of(), id.value());
  }

  private boolean end(String which, String reason, Map<String, ?> params, int id) {
    return jdbc.sql(
            """
            with a as (
              update practice.assessments
              set status = 'failed', claim = null, retry_at = null, error = :reason,
                finished_at = now()
              where %s and status in ('queued', 'running') returning *)
            """
                    .formatted(which)
                + TELL
                + "select id from a")
        .params(params)
        .param("reason", reason)
        .param("id", id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private boolean give(JobAttempt attempt, String change, String reason, Instant at) {
    return jdbc.sql(
            "with a as (update practice.assessments set %s where %s returning *)"
                    .formatted(change, HELD)
                + TELL
                + "select id from a")
        .param("reason", StorableText.clean(reason))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", attempt.assessment())
        .param("claim", attempt.claim())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// Begins another round of a job that is not done; nothing where it is. An attempt that is under
  /// way has lost its claim. What watchers were told of the round before is forgotten.
  Optional<Job> requeue(RowId id) {
    Optional<Integer> round =
        jdbc.sql(
                """
                select round from practice.assessments
                where id = :id and status <> 'done' for update
                """)
            .param("id", id.value())
            .query(Integer.class)
            .optional();
    return round.map(_ -> {
      jdbc.sql("delete from practice.assessment_events where assessment_id = :id")
          .param("id", id.value())
          .update();
      return jdbc.sql(
              """
              with a as (
                update practice.assessments
                set status = 'queued', round = round + 1, queued_at = now(), attempts = 0,
                  failures = 0, claim = null, retry_at = null, error = null, finished_at = null
                where id = :id returning *)
              """
                  + TELL
                  + "select id, round from a")
          .param("id", id.value())
          .query((row, _) -> new Job(row.getInt(1), row.getInt(2)))
          .single();
    });
  }

  /// How many of a user's assessments are queued or running.
  int notOver(int user) {
    return jdbc.sql(
            """
            select count(*) from practice.assessments
            where user_id = :user and status in ('queued', 'running')
            """)
        .param("user", user)
        .query(Integer.class)
        .single();
  }

  /// How many assessments are in each status but `done`; a status that none is in is missing.
  Map<String, Long> notDone() {
    return jdbc
        .sql(NOT_DONE)
        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
