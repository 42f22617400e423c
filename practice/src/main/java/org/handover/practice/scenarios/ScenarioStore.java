package org.handover.practice.scenarios;

import java.util.List;
import java.util.Optional;
import org.handover.practice.api.Bulkhead;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The `assistant_scenarios` table, and the `assistant_tags` that a scenario's edit brings along.
@Repository
public class ScenarioStore {
  private final JdbcClient jdbc;
  private final JdbcOperations operations;
  private final Bulkhead bulkhead;

  ScenarioStore(JdbcClient jdbc, JdbcOperations operations, Bulkhead bulkhead) {
    this.jdbc = jdbc;
    this.operations = operations;
    this.bulkhead = bulkhead;
  }

  /// The scenarios that match and that the viewer may see, by id.
  Json search(ScenarioFilter filter, boolean educator) {
    if (filter.matchesNothing()) {
      return Json.of("[]");
    }
    ScenarioStatements statements = ScenarioStatements.of(educator);
    String condition = filter.condition();
    return bulkhead.read(() ->
        condition.isEmpty()
            ? statements.all().read(operations)
            : filter.bind(jdbc.sql(statements.matching(condition))).query(Json.ARRAY));
  }

  Optional<Json> find(RowId id, boolean educator) {
    return jdbc.sql(ScenarioStatements.of(educator).one())
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  /// Whether the scenario is there and, where it is unpublished, the caller is an educator.
  public boolean isVisible(RowId id, Principal principal) {
    return isThere(id, ScenarioStatements.of(principal.isEducator()));
  }

  public boolean exists(RowId id) {
    return isThere(id, ScenarioStatements.of(true));
  }

  private boolean isThere(RowId id, ScenarioStatements viewer) {
    return jdbc.sql(
            "select exists (select from assistant_scenarios s where s.id = :id and %s)"
                .formatted(viewer.visible()))
        .param("id", id.value())
        .query(Boolean.class)
        .single();
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
}
