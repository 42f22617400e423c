package org.handover.practice.scenarios;

import java.util.List;
import java.util.Optional;
import org.handover.practice.web.Changes;
import org.handover.practice.web.Json;
import org.handover.practice.web.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The `assistant_scenarios` table, and the `assistant_tags` that a scenario's edit brings along.
@Repository
public class ScenarioStore {
  /// The contract's **scenario**: one statement however many rows, each nested list compact.
  private static final String SHAPE =
      """
      select row_to_json(r) from (
        select s.id, s.title, s.description, s.opening_line, s.difficulty, s.is_published,
          (select row_to_json(c) from (
            select %s from characters c where c.id = s.character_id) c) as character,
          array_to_json(array(select row_to_json(t) from (
            select t.id, t.name from assistant_tags t
            where t.scenario_id = s.id order by t.id) t)) as tags,
          array_to_json(array(select row_to_json(q) from (
            select q.id, q.scenario_id, q.subcategory_id, q.question, q.guidance, q.max_score,
              q.position
            from rubric_questions q
            where q.scenario_id = s.id order by q.position, q.id) q)) as rubric_questions
          %s
        from assistant_scenarios s
        where %s
        order by s.id) r
      """;

  private static final String VISIBLE = "(s.is_published or :educator)";

  private final JdbcClient jdbc;

  ScenarioStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The scenarios that match and that the viewer may see, by id.
  Json search(ScenarioFilter filter, boolean educator) {
    if (filter.matchesNothing()) {
      return Json.of("[]");
    }
    JdbcClient.StatementSpec statement =
        jdbc.sql(shape(educator, VISIBLE + filter.condition())).param("educator", educator);
    return filter.bind(statement).query(Json.ARRAY);
  }

  Optional<Json> find(RowId id, boolean educator) {
    return jdbc.sql(shape(educator, "s.id = :id and " + VISIBLE))
        .param("id", id.value())
        .param("educator", educator)
        .query(Json.ROW)
        .optional();
  }

  /// Whether the scenario is there and, where it is unpublished, the viewer is an educator.
  public boolean isVisible(RowId id, boolean educator) {
    return jdbc.sql(
            "select exists (select from assistant_scenarios s where s.id = :id and %s)"
                .formatted(VISIBLE))
        .param("id", id.value())
        .param("educator", educator)
        .query(Boolean.class)
        .single();
  }

  public boolean exists(RowId id) {
    return isVisible(id, true);
  }

  @Transactional
  Json insert(Changes scenario, List<String> tags) {
    RowId id =
        scenario
            .bind(
                jdbc.sql(
                    "insert into assistant_scenarios %s returning id"
                        .formatted(scenario.insertion())))
            .query((row, number) -> new RowId(row.getInt(1)))
            .single();
    insertTags(id, tags);
    return find(id, true).orElseThrow();
  }

  /// Changes the scenario and, where `tags` is given, replaces them all. Empty if the row has gone.
  @Transactional
  Optional<Json> update(RowId id, Changes scenario, Optional<List<String>> tags) {
    if (!scenario.isEmpty()) {
      scenario
          .bind(
              jdbc.sql(
                  "update assistant_scenarios set %s where id = :id"
                      .formatted(scenario.assignments())))
          .param("id", id.value())
          .update();
    }
    tags.ifPresent(names -> replaceTags(id, names));
    return find(id, true);
  }

  List<String> tags(RowId scenario) {
    return jdbc.sql("select name from assistant_tags where scenario_id = :id order by id")
        .param("id", scenario.value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  void replaceTags(RowId scenario, List<String> names) {
    jdbc.sql("delete from assistant_tags where scenario_id = :id")
        .param("id", scenario.value())
        .update();
    insertTags(scenario, names);
  }

  boolean delete(RowId id) {
    return jdbc.sql("delete from assistant_scenarios where id = :id")
            .param("id", id.value())
            .update()
        > 0;
  }

  private void insertTags(RowId scenario, List<String> names) {
    if (!names.isEmpty()) {
      jdbc.sql(
              """
              insert into assistant_tags (name, scenario_id)
              select name, :id from unnest(:names) with ordinality as n (name, place)
              order by place
              """)
          .param("id", scenario.value())
          .param("names", names.toArray(String[]::new))
          .update();
    }
  }

  private static String shape(boolean educator, String condition) {
    return SHAPE.formatted(
        CharacterStore.columns(educator), educator ? ", s.instructions" : "", condition);
  }
}
