package org.handover.practice.users;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.handover.practice.web.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.refresh_tokens` table: which refresh tokens are still good for something. Those
/// that come from one sign-in, each from the one before, are a family.
@Repository
class RefreshTokenStore {
  /// What a spent token stood for.
  record Spent(int userId, String role, UUID family) {}

  private final JdbcClient jdbc;

  RefreshTokenStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes the chance to forget the user's expired ones.
  void insert(UUID id, UUID family, int userId, Instant expires) {
    jdbc.sql("delete from practice.refresh_tokens where user_id = :user and expires_at < now()")
        .param("user", userId)
        .update();
    jdbc.sql(
            """
            insert into practice.refresh_tokens (id, family, user_id, expires_at)
            values (:id, :family, :user, :expires)
            """)
        .param("id", id)
        .param("family", family)
        .param("user", userId)
        .param("expires", Timestamp.from(expires))
        .update();
  }

  /// Spends a token, once, for a user who may sign in.
  Optional<Spent> spend(UUID id) {
    return jdbc.sql(
            """
            update practice.refresh_tokens t set spent_at = now() from "user" u
            where t.id = :id and t.spent_at is null and u.id = t.user_id and u.is_active
            returning u.id, u.role, t.family
            """)
        .param("id", id)
        .query((row, _) -> new Spent(row.getInt(1), row.getString(2), row.getObject(3, UUID.class)))
        .optional();
  }

  boolean isUnspent(UUID id) {
    return jdbc.sql(
            """
            select exists (select from practice.refresh_tokens
              where id = :id and spent_at is null)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// Who uses a spent token may have stolen it, or was stolen from: nobody goes on with its family.
  void revokeFamily(UUID member) {
    jdbc.sql(
            """
            delete from practice.refresh_tokens where family in (
              select family from practice.refresh_tokens where id = :id)
            """)
        .param("id", member)
        .update();
  }

  /// The user's sign-ins, as their export tells of them.
  Json of(int userId) {
    return jdbc.sql(
            """
            select row_to_json(r) from (
              select t.family as sign_in, to_char(t.expires_at at time zone 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires_at, t.spent_at is not null as is_spent
              from practice.refresh_tokens t where t.user_id = :user order by t.expires_at) r
            """)
        .param("user", userId)
        .query(Json.ARRAY);
  }

  void revokeAll(int userId) {
    jdbc.sql("delete from practice.refresh_tokens where user_id = :user")
        .param("user", userId)
        .update();
  }
}
