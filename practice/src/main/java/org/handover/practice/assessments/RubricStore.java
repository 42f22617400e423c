package org.handover.practice.assessments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `rubric_questions` table.
@Repository
class RubricStore {
  private static final String SHAPE =
      """
      select row_to_json(r) from (
        select q.id, q.scenario_id, q.subcategory_id, q.question, q.guidance, q.max_score,
          q.position
        from %s
        order by q.position, q.id) r
      """;

  private static final String MAX_SCORE = "max_score";

  private final JdbcClient jdbc;
  private final List<Field> fields;

  RubricStore(JdbcClient jdbc, SubcategoryStore subcategories) {
    this.jdbc = jdbc;
    this.fields =
        List.of(
            Field.required("question", Field.UNBOUNDED),
            Field.optional("guidance", Field.UNBOUNDED),
            new Field.Whole(MAX_SCORE, 1, 100, 5, false),
            new Field.Whole("position", Integer.MIN_VALUE, Integer.MAX_VALUE, null, false),
            Field.optionalReference("subcategory_id", subcategories::exists));
  }

  /// What the legacy API takes.
  List<Field> fields() {
    return fields;
  }

  /// What API v2 takes: a penalty has a `max_score` below 0.
  List<Field> fieldsV2() {
    return Stream.concat(
            fields.stream()
                .map(field ->
                    field.name().equals(MAX_SCORE)
                        ? new Field.Whole(MAX_SCORE, -100, 100, 5, false, false)
                        : field),
            Stream.of(new Field.Flag("critical", false)))
        .toList();
  }

  Json ofScenario(RowId scenario) {
    return jdbc.sql(SHAPE.formatted("rubric_questions q where q.scenario_id = :scenario"))
        .param("scenario", scenario.value())
        .query(Json.ARRAY);
  }

  boolean exists(RowId id) {
    return jdbc.sql("select exists (select from rubric_questions where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  /// One past the highest position in the scenario, from 1.
  int nextPosition(RowId scenario) {
    return jdbc.sql(
            """
            select coalesce(max(position) + 1, 1) from rubric_questions
            where scenario_id = :scenario
            """)
        .param("scenario", scenario.value())
        .query(Integer.class)
        .single();
  }

  Json insert(Changes question) {
    String inserted =
        "with q as (insert into rubric_questions %s returning *) ".formatted(question.insertion());
    return question.bind(jdbc.sql(inserted + SHAPE.formatted("q"))).query(Json.ROW).single();
  }

  Optional<Json> update(RowId id, Changes question) {
    if (question.isEmpty()) {
      return find(id);
    }
    String updated =
        "with q as (update rubric_questions set %s where id = :id returning *) "
            .formatted(question.assignments());
    return question
        .bind(jdbc.sql(updated + SHAPE.formatted("q")))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  boolean delete(RowId id) {
    return jdbc.sql("delete from rubric_questions where id = :id").param("id", id.value()).update()
        > 0;
  }

  private Optional<Json> find(RowId id) {
    return jdbc.sql(SHAPE.formatted("rubric_questions q where q.id = :id"))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }
}
