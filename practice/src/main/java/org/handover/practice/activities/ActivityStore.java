package org.handover.practice.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonArray;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Query;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
import org.handover.practice.api.StorableText;
import org.handover.practice.api.legacy.UnverifiedPrincipal;
import org.handover.practice.scenarios.ScenarioStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `activities` table.
@Repository
public class ActivityStore {
  /// `timestamp` as Python's `isoformat` writes it: microseconds all six or none. PostgreSQL's own
  /// spelling drops zeros at the end; it takes a third of the time, so it is used where it is the
  /// same.
  private static final String SHAPE =
      """
      select row_to_json(r) from (
        select a.id, a.user_id, a.scenario_id, a.kind, a.transcript, a.score, a.feedback,
          case when a."timestamp"::timestamp(5) <> a."timestamp"
              or a."timestamp"::timestamp(0) = a."timestamp"
            then to_json(a."timestamp")
            else to_json(to_char(a."timestamp", 'YYYY-MM-DD"T"HH24:MI:SS.US')) end as "timestamp"
        from %s) r
      """;

  /// The same rows, behind the caller's role. A caller without rows has one that is empty; one who
  /// is gone has none. The join is with a single row, so the rows' order stays.
  private static final String FOR_CALLER =
      """
      select u.role, r.activity
      from "user" u left join lateral (%s) r (activity) on true
      where u.id = :principal and u.is_active
      """;

  static final List<String> KINDS = List.of("practice", "evaluation", "login", "note");

  /// What a list reads: who asks, as the database has them now, and what they would see.
  private record Found(Optional<Role> role, Json rows) {}

  private final JdbcClient jdbc;
  private final Map<String, String> statements = new ConcurrentHashMap<>();
  private final Clock clock;
  private final List<Field> fields;

  ActivityStore(JdbcClient jdbc, Clock clock, ScenarioStore scenarios) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.fields =
        List.of(
            new Field.Choice("kind", true, KINDS, null),
            Field.optionalReference("scenario_id", scenarios::exists).seenAs(scenarios::isVisible),
            Transcript.field("transcript", Transcript.OPTIONAL),
            new Field.Decimal("score", 0, 100),
            new Field.Document("feedback", any -> true, "any JSON")
                .refusing(StorableText::mistakes));
  }

  List<Field> fields() {
    return fields;
  }

  /// What the caller asks for and may see: newest first, then by id, highest first. Almost every
  /// caller is a learner, so that is taken for granted and held against the role that comes along
  /// with the rows.
  ///
  /// @throws ApiException where the caller's row is gone
  Json search(Query query, UnverifiedPrincipal principal) {
    Principal presumed = new Principal(principal.user().value(), Role.LEARNER);
    while (true) {
      Found found = search(ActivityFilter.of(query, presumed), principal.user());
      Role role = found.role().orElseThrow(() -> new ApiException(new ApiError.UserGone()));
      if (role == presumed.role()) {
        return found.rows();
      }
      presumed = new Principal(presumed.id(), role);
    }
  }

  private Found search(ActivityFilter filter, RowId principal) {
    StringBuilder where = new StringBuilder("activities a where true");
    filter.user().ifPresent(id -> where.append(" and a.user_id = :user"));
    filter.scenario().ifPresent(id -> where.append(" and a.scenario_id = :scenario"));
    filter.kind().ifPresent(kind -> where.append(kindCondition(kind)));
    where.append(" order by a.\"timestamp\" desc, a.id desc limit :limit");
    JdbcClient.StatementSpec statement =
        jdbc.sql(statements.computeIfAbsent(where.toString(), ActivityStore::forCaller))
            .param("principal", principal.value())
            .param("limit", filter.limit());
    filter.user().ifPresent(id -> statement.param("user", id.value()));
    filter.scenario().ifPresent(id -> statement.param("scenario", id.value()));
    filter.kind().filter(Query::canMatch).ifPresent(kind -> statement.param("kind", kind));
    return statement.query(ActivityStore::found);
  }

  private static String kindCondition(String kind) {
    return Query.canMatch(kind) ? " and a.kind = :kind" : " and false";
  }

  private static String forCaller(String where) {
    return FOR_CALLER.formatted(SHAPE.formatted(where));
  }

  private static Found found(ResultSet rows) throws SQLException {
    Optional<Role> role = Optional.empty();
    JsonArray activities = new JsonArray();
    while (rows.next()) {
      role = Optional.of(Role.of(rows.getString(1)));
      activities.addIfPresent(rows, 2);
    }
    return new Found(role, activities.json());
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
      int user, @Nullable Integer scenario, String transcript, double percent, String feedback) {
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

  /// Puts another result in the place of one that a person has overruled.
  public void reviseEvaluation(int activity, double percent, String feedback) {
    jdbc.sql(
            """
            update activities set score = :percent, feedback = cast(:feedback as json)
            where id = :id
            """)
        .param("percent", percent)
        .param("feedback", feedback)
        .param("id", activity)
        .update();
  }

  /// The activity with what no client has a say in: whose it is, and when it came.
  Changes owned(Changes activity, int user) {
    return activity.with("user_id", user).with("timestamp", now());
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
