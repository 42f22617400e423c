package org.handover.practice.users;

import java.util.Optional;
import org.handover.practice.web.Bulkhead;
import org.handover.practice.web.Caller;
import org.handover.practice.web.Changes;
import org.handover.practice.web.Json;
import org.handover.practice.web.Role;
import org.handover.practice.web.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `user` table.
@Repository
class UserStore {
  /// What a sign-in needs: the hash that the password is held against, and the user to answer with.
  record Account(int id, String role, String passwordHash, Json user) {}

  /// Whom a token names.
  record Bearer(Caller caller, boolean isActive) {}

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

  Optional<Caller> caller(RowId id) {
    return jdbc.sql("select id, role from \"user\" where id = :id")
        .param("id", id.value())
        .query((row, number) -> new Caller(row.getInt(1), Role.of(row.getString(2))))
        .optional();
  }

  /// The same with whether the account may be used, which the legacy face knows nothing of.
  Optional<Bearer> bearer(RowId id) {
    return jdbc.sql("select id, role, is_active from \"user\" where id = :id")
        .param("id", id.value())
        .query((row, number) ->
            new Bearer(new Caller(row.getInt(1), Role.of(row.getString(2))), row.getBoolean(3)))
        .optional();
  }

  Optional<Account> account(String username) {
    return jdbc.sql(
            """
            select row_to_json(u), u.id, u.role, hash from (
              select id, username, email, role, password_hash as hash from "user") h,
              lateral (select h.id, h.username, h.email, h.role) u
            where h.username = :username
            """)
        .param("username", username)
        .query((row, number) ->
            new Account(
                row.getInt("id"), row.getString("role"), row.getString("hash"), Json.in(row)))
        .optional();
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

  /// Remembers when the user signed in; whether they may.
  boolean noteSignIn(int id) {
    return jdbc.sql("update \"user\" set last_login = now() where id = :id and is_active")
            .param("id", id)
            .update()
        > 0;
  }

  String passwordHash(int id) {
    return jdbc.sql("select password_hash from \"user\" where id = :id")
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .single();
  }

  boolean hasUsername(String username, RowId self) {
    return jdbc.sql(
            "select exists (select from \"user\" where username = :username and id <> :self)")
        .param("username", username)
        .param("self", self.value())
        .query(Boolean.class)
        .single();
  }

  /// Replaces a hash, unless the password was changed meanwhile.
  boolean rehash(int id, String from, String to) {
    return jdbc.sql(
                "update \"user\" set password_hash = :to where id = :id and password_hash = :from")
            .param("id", id)
            .param("from", from)
            .param("to", to)
            .update()
        > 0;
  }

  /// The database takes the user's activities along.
  boolean delete(RowId id) {
    return jdbc.sql("delete from \"user\" where id = :id").param("id", id.value()).update() > 0;
  }
}
