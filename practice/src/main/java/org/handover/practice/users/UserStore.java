package org.handover.practice.users;

import java.util.Optional;
import org.handover.practice.api.Bulkhead;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `user` table: accounts as both APIs show and change them.
@Repository
class UserStore {
  /// The contract's **user**, from a row source.
  private static final String SHAPE =
      """
      select row_to_json(u) from (select id, username, email, role from %s order by id) u
      """;

  private final JdbcClient jdbc;
  private final Bulkhead bulkhead;

  UserStore(JdbcClient jdbc, Bulkhead bulkhead) {
    this.jdbc = jdbc;
    this.bulkhead = bulkhead;
  }

  Json all() {
    return bulkhead.read(() -> jdbc.sql(SHAPE.formatted("\"user\"")).query(Json.ARRAY));
  }

  Optional<Json> find(RowId id) {
    return jdbc.sql(SHAPE.formatted("\"user\" where id = :id"))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  boolean hasUsername(String username) {
    return jdbc.sql("select exists (select from \"user\" where username = :username)")
        .param("username", username)
        .query(Boolean.class)
        .single();
  }

  /// Whether another user than `self` has the address.
  boolean hasEmail(String email, RowId self) {
    return jdbc.sql("select exists (select from \"user\" where email = :email and id <> :self)")
        .param("email", email)
        .param("self", self.value())
        .query(Boolean.class)
        .single();
  }

  Json insert(Changes user) {
    String inserted =
        "with u as (insert into \"user\" %s returning *) ".formatted(user.insertion());
    return user.bind(jdbc.sql(inserted + SHAPE.formatted("u"))).query(Json.ROW).single();
  }

  Optional<Json> update(RowId id, Changes user) {
    if (user.isEmpty()) {
      return find(id);
    }
    String updated =
        "with u as (update \"user\" set %s where id = :id returning *) "
            .formatted(user.assignments());
    return user.bind(jdbc.sql(updated + SHAPE.formatted("u")))
        .param("id", id.value())
        .query(Json.ROW)
        .optional();
  }

  boolean hasUsername(String username, RowId self) {
    return jdbc.sql(
            "select exists (select from \"user\" where username = :username and id <> :self)")
        .param("username", username)
        .param("self", self.value())
        .query(Boolean.class)
        .single();
  }

  /// The database takes the user's activities along.
  boolean delete(RowId id) {
    return jdbc.sql("delete from \"user\" where id = :id").param("id", id.value()).update() > 0;
  }
}
