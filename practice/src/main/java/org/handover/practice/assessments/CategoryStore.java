package org.handover.practice.assessments;

import java.util.List;
import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `categories` table; a category is read together with its subcategories.
@Repository
class CategoryStore {
  static final List<Field> FIELDS =
      List.of(Field.required("name", 100), Field.optional("description", Field.UNBOUNDED));

  private static final String SHAPE =
      """
      select row_to_json(r) from (
        select c.id, c.name, c.description,
          array_to_json(array(select row_to_json(s) from (
            select s.id, s.name, s.category_id from subcategories s
            where s.category_id = c.id order by s.id) s)) as subcategories
        from %s
        order by c.id) r
      """;

  private final JdbcClient jdbc;

  CategoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Json all() {
    return jdbc.sql(SHAPE.formatted("categories c")).query(Json.ARRAY);
  }

  boolean exists(RowId id) {
    return jdbc.sql("select exists (select from categories where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  Json insert(Changes category) {
    refuseTaken(category, RowId.NONE);
    String inserted =
        "with c as (insert into categories %s returning *) ".formatted(category.insertion());
    try {
      return category.bind(jdbc.sql(inserted + SHAPE.formatted("c"))).query(Json.ROW).single();
    } catch (DuplicateKeyException lostTheRace) {
      throw taken();
    }
  }

  Optional<Json> update(RowId id, Changes category) {
    if (category.isEmpty()) {
      return find(id);
    }
    refuseTaken(category, id);
    String updated =
        "with c as (update categories set %s where id = :id returning *) "
            .formatted(category.assignments());
    try {
      return category
          .bind(jdbc.sql(updated + SHAPE.formatted("c")))
          .param("id", id.value())
          .query(Json.ROW)
          .optional();
    } catch (DuplicateKeyException lostTheRace) {
      throw taken();
    }
  }

  boolean delete(RowId id) {
    return jdbc.sql("delete from categories where id = :id").param("id", id.value()).update() > 0;
  }

  private Optional<Json> find(RowId id) {
    return jdbc.sql(SHAPE.formatted("categories c where c.id = :id"))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  /// Whether another category than `self` has the name.
  boolean hasName(String name, RowId self) {
    return jdbc.sql("select exists (select from categories where name = :name and id <> :self)")
        .param("name", name)
        .param("self", self.value())
        .query(Boolean.class)
        .single();
  }

  /// Asked before the write as well: a refused INSERT would use up an id.
  private void refuseTaken(Changes category, RowId self) {
    if (category.has("name") && hasName(category.text("name"), self)) {
      throw taken();
    }
  }

  private static ApiException taken() {
    return new ApiException(new ApiError.Taken("Category"));
  }
}
