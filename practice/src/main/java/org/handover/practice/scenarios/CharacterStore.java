package org.handover.practice.scenarios;

import java.util.List;
import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonMembers;
import org.handover.practice.api.RowId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `characters` table: the patients that the AI plays.
@Repository
class CharacterStore {
  static final List<Field> FIELDS =
      List.of(
          Field.required("name", 120),
          Field.required("persona", Field.UNBOUNDED),
          new Field.Whole("age", 0, 130, null, true),
          Field.optional("gender", 20),
          Field.optional("occupation", 120),
          Field.optional("voice", 40),
          Field.optional("avatar_url", 255));

  private static final JsonMembers PUBLIC =
      JsonMembers.of(
          "id INTEGER",
          "name TEXT",
          "age INTEGER",
          "gender TEXT",
          "occupation TEXT",
          "voice TEXT",
          "avatar_url TEXT");
  private static final JsonMembers ALL = PUBLIC.and(JsonMembers.of("persona TEXT"));

  private final JdbcClient jdbc;

  CharacterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The contract's **character**.
  static JsonMembers members(boolean educator) {
    return educator ? ALL : PUBLIC;
  }

  Json all(boolean educator) {
    return jdbc.sql(select(educator, "characters c order by c.id")).query(Json.ARRAY);
  }

  Optional<Json> find(RowId id, boolean educator) {
    return jdbc.sql(select(educator, "characters c where c.id = :id"))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  boolean exists(RowId id) {
    return jdbc.sql("select exists (select from characters where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  Json insert(Changes character) {
    String inserted =
        "with c as (insert into characters %s returning *) ".formatted(character.insertion());
    return character.bind(jdbc.sql(inserted + select(true, "c"))).query(Json.ROW).single();
  }

  Optional<Json> update(RowId id, Changes character) {
    if (character.isEmpty()) {
      return find(id, true);
    }
    String updated =
        "with c as (update characters set %s where id = :id returning *) "
            .formatted(character.assignments());
    return character
        .bind(jdbc.sql(updated + select(true, "c")))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  boolean delete(RowId id) {
    try {
      return jdbc.sql("delete from characters where id = :id").param("id", id.value()).update() > 0;
    } catch (DataIntegrityViolationException scenarioPointsAtIt) {
      throw new ApiException(new ApiError.InUse("Character"));
    }
  }

  private static String select(boolean educator, String source) {
    return "select row_to_json(r) from (select %s from %s) r"
        .formatted(members(educator).columnsOf("c"), source);
  }
}
