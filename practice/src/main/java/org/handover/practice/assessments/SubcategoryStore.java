package org.handover.practice.assessments;

import java.util.List;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `subcategories` table.
@Repository
class SubcategoryStore {
  static final int MAX_NAME = 100;
  static final List<Field> FIELDS = List.of(Field.required("name", MAX_NAME));

  private final JdbcClient jdbc;

  SubcategoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean exists(RowId id) {
    return jdbc.sql("select exists (select from subcategories where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  Json insert(RowId category, Changes subcategory) {
    Changes row = subcategory.with("category_id", category.value());
    return row.bind(
            jdbc.sql(
                """
                with s as (insert into subcategories %s returning *)
                select row_to_json(r) from (select id, name, category_id from s) r
                """
                    .formatted(row.insertion())))
        .query(Json.ROW)
        .single();
  }

  boolean delete(RowId id) {
    return jdbc.sql("delete from subcategories where id = :id").param("id", id.value()).update()
        > 0;
  }
}
