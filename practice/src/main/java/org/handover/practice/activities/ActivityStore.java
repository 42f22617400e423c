package org.handover.practice.activities;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.handover.practice.scenarios.ScenarioStore;
import org.handover.practice.web.Changes;
import org.handover.practice.web.Field;
import org.handover.practice.web.Json;
import org.handover.practice.web.Query;
import org.handover.practice.web.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `activities` table.
@Repository
public class ActivityStore {
  /// `timestamp` as Python's `isoformat` writes it: microseconds all six or none.
  private static final String SHAPE =
      """
      select row_to_json(r) from (
        select a.id, a.user_id, a.scenario_id, a.kind, a.transcript, a.score, a.feedback,
          to_char(a."timestamp", case when a."timestamp" = date_trunc('second', a."timestamp")
            then 'YYYY-MM-DD"T"HH24:MI:SS' else 'YYYY-MM-DD"T"HH24:MI:SS.US' end) as "timestamp"
        from %s) r
      """;

  static final List<String> KINDS = List.of("practice", "evaluation", "login", "note");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Field> fields;

  ActivityStore(JdbcClient jdbc, Clock clock, ScenarioStore scenarios) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.fields =
        List.of(
            new Field.Choice("kind", true, KINDS, null),
            Field.optionalReference("scenario_id", scenarios::exists),
            new Field.Document("transcript", Transcript::isValid, Transcript.EXPECTED),
            new Field.Decimal("score", 0, 100),
            new Field.Document("feedback", any -> true, "any JSON"));
  }

  List<Field> fields() {
    return fields;
  }

  /// Newest first, then by id, highest first.
  Json search(ActivityFilter filter) {
    if (!filter.kind().map(Query::canMatch).orElse(true)) {
      return Json.of("[]");
    }
    StringBuilder where = new StringBuilder("activities a where true");
    filter.user().ifPresent(id -> where.append(" and a.user_id = :user"));
    filter.scenario().ifPresent(id -> where.append(" and a.scenario_id = :scenario"));
    filter.kind().ifPresent(kind -> where.append(" and a.kind = :kind"));
    where.append(" order by a.\"timestamp\" desc, a.id desc limit :limit");
    JdbcClient.StatementSpec statement =
        jdbc.sql(SHAPE.formatted(where)).param("limit", filter.limit());
    filter.user().ifPresent(id -> statement.param("user", id.value()));
    filter.scenario().ifPresent(id -> statement.param("scenario", id.value()));
    filter.kind().ifPresent(kind -> statement.param("kind", kind));
    return statement.query(Json.ARRAY);
  }

  /// The activity, where `owner` is absent or owns it.
  Optional<Json> find(RowId id, Optional<RowId> owner) {
    String condition = owner.isPresent() ? "a.id = :id and a.user_id = :owner" : "a.id = :id";
    JdbcClient.StatementSpec statement =
        jdbc.sql(SHAPE.formatted("activities a where " + condition)).param("id", id.value());
    owner.ifPresent(user -> statement.param("owner", user.value()));
    return statement.query(Json.ROW).optional();
  }

  Json insert(RowId user, Changes activity) {
    Changes row = owned(activity, user.value());
    String inserted =
        "with a as (insert into activities %s returning *) ".formatted(row.insertion());
    return row.bind(jdbc.sql(inserted + SHAPE.formatted("a"))).query(Json.ROW).single();
  }

  /// Records that a conversation was scored.
  ///
  /// @param transcript as JSON text, as are its scores in `feedback`
  /// @param percent from 0 to 100
  public int insertEvaluation(
      int user, int scenario, String transcript, double percent, String feedback) {
    return jdbc.sql(
            """
            insert into activities
              (user_id, scenario_id, kind, transcript, score, feedback, "timestamp")
            values (:user, :scenario, 'evaluation', cast(:transcript as json), :percent,
              cast(:feedback as json), :now)
            returning id
            """)
        .param("user", user)
        .param("scenario", scenario)
        .param("transcript", transcript)
        .param("percent", percent)
        .param("feedback", feedback)
        .param("now", now())
        .query(Integer.class)
        .single();
  }

  /// The activity with what no client has a say in: whose it is, and when it came.
  Changes owned(Changes activity, int user) {
    return activity.with("user_id", user).with("timestamp", now());
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
