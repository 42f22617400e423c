package org.handover.practice.identity.tokens;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.handover.practice.api.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.refresh_tokens` table: which refresh tokens are still good for something. Those
/// that come from one sign-in, each from the one before, are a family.
///
/// A token is bound to the password that its family was signed in with, by a mark of the stored
/// hash. Whatever changes the hash, be it either API of either backend or a hand at the database,
/// ends the user's tokens; no code has to remember to.
@Repository
public class RefreshTokenStore {
  /// SQL for the mark of the password of `"user" u`.
  public static final String MARK = mark("u.password_hash");

  /// SQL that holds where the token `t` of `"user" u` may still be used.
  private static final String GOOD =
      "t.spent_at is null and u.id = t.user_id and u.is_active and t.password_mark = " + MARK;

  /// A sign-in, which the next token goes on with.
  ///
  /// @param mark of the password that it was made with
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  public record Session(int userId, String role, UUID family, byte[] mark) {}

  /// SQL for the mark of a password by its hash.
  public static String mark(String hash) {
    return "sha256(convert_to(%s, 'UTF8'))".formatted(hash);
  }

  private final JdbcClient jdbc;

  RefreshTokenStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes the chance to forget the user's expired ones, and those of another password.
  void insert(UUID id, Session session, Instant expires) {
    jdbc.sql(
            """
            delete from practice.refresh_tokens
            where user_id = :user and (expires_at < now() or password_mark <> :mark)
            """)
        .param("user", session.userId())
        .param("mark", session.mark())
        .update();
    jdbc.sql(
            """
            insert into practice.refresh_tokens (id, family, user_id, expires_at, password_mark)
            values (:id, :family, :user, :expires, :mark)
            """)
        .param("id", id)
        .param("family", session.family())
        .param("user", session.userId())
        .param("expires", Timestamp.from(expires))
        .param("mark", session.mark())
        .update();
  }

  /// Spends a token, once.
  public Optional<Session> spend(UUID id) {
    return jdbc.sql(
            """
            update practice.refresh_tokens t set spent_at = now() from "user" u
            where t.id = :id and %s returning u.id, u.role, t.family, t.password_mark
            """
                .formatted(GOOD))
        .param("id", id)
        .query((row, _) ->
            new Session(
                row.getInt(1), row.getString(2), row.getObject(3, UUID.class), row.getBytes(4)))
        .optional();
  }

  /// Whether it could be spent.
  public boolean isGood(UUID id) {
    return jdbc.sql(
            """
            select exists (
              select from practice.refresh_tokens t, "user" u where t.id = :id and %s)
            """
                .formatted(GOOD))
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// A spent token that is used again was stolen, by or from its user: its family is revoked.
  public void revokeFamily(UUID member) {
    jdbc.sql(
            """
            delete from practice.refresh_tokens where family in (
              select family from practice.refresh_tokens where id = :id)
            """)
        .param("id", member)
        .update();
  }

  /// The user's sign-ins, as their export tells of them.
  public Json of(int userId) {
    return jdbc.sql(
            """
            select row_to_json(r) from (
              select t.family as sign_in, to_char(t.expires_at at time zone 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires_at, t.spent_at is not null as is_spent
              from practice.refresh_tokens t join "user" u on u.id = t.user_id
              where t.user_id = :user and t.password_mark = %s order by t.expires_at) r
            """
                .formatted(MARK))
        .param("user", userId)
        .query(Json.ARRAY);
  }
}
