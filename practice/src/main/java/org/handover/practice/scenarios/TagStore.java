package org.handover.practice.scenarios;

import java.util.List;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `assistant_tags` table: each scenario has tags of its own, and a name may occur twice.
@Repository
class TagStore {
  static final int MAX_NAME = 50;
  static final List<Field> FIELDS = List.of(Field.required("name", MAX_NAME));

  private final JdbcClient jdbc;

  TagStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Json insert(RowId scenario, Changes tag) {
    Changes row = tag.with("scenario_id", scenario.value());
    return row.bind(
            jdbc.sql(
                """
                with t as (insert into assistant_tags %s returning *)
                select row_to_json(r) from (select id, name from t) r
                """
                    .formatted(row.insertion())))
        .query(Json.ROW)
        .single();
  }

  boolean delete(RowId id) {
    return jdbc.sql("delete from assistant_tags where id = :id").param("id", id.value()).update()
        > 0;
  }
}
