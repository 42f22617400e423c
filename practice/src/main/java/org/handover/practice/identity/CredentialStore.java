package org.handover.practice.identity;

import java.util.Optional;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
import org.handover.practice.identity.tokens.RefreshTokenStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What signing in needs of the `user` table: password hashes, roles, and whether an account is
/// active.
@Repository
public class CredentialStore {
  /// What a sign-in needs: the hash that the password is held against, and the user to answer with.
  public record Account(int id, String role, String passwordHash, boolean isActive, Json user) {
    Account rehashed(String to) {
      return new Account(id, role, to, isActive, user);
    }
  }

  /// Whom a token names.
  record Bearer(Principal principal, boolean isActive) {}

  private final JdbcClient jdbc;

  CredentialStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whom a token or a cookie stands for, where the account may be used.
  Optional<Principal> principal(RowId id) {
    return bearer(id).filter(Bearer::isActive).map(Bearer::principal);
  }

  /// The same with whether the account may be used.
  Optional<Bearer> bearer(RowId id) {
    return jdbc.sql("select id, role, is_active from \"user\" where id = :id")
        .param("id", id.value())
        .query((row, number) ->
            new Bearer(new Principal(row.getInt(1), Role.of(row.getString(2))), row.getBoolean(3)))
        .optional();
  }

  Optional<Account> account(String username) {
    return jdbc.sql(
            """
            select row_to_json(u), u.id, u.role, hash, is_active from (
              select id, username, email, role, password_hash as hash, is_active from "user") h,
              lateral (select h.id, h.username, h.email, h.role) u
            where h.username = :username
            """)
        .param("username", username)
        .query((row, number) ->
            new Account(
                row.getInt("id"),
                row.getString("role"),
                row.getString("hash"),
                row.getBoolean("is_active"),
                Json.in(row)))
        .optional();
  }

  /// Remembers when the user signed in, unless they may not any more or have another password by
  /// now. The mark of the password is what refresh tokens are bound to.
  Optional<byte[]> noteSignIn(Account account) {
    return jdbc.sql(
            """
            update "user" u set last_login = now()
            where u.id = :id and u.is_active and u.password_hash = :hash returning %s
            """
                .formatted(RefreshTokenStore.MARK))
        .param("id", account.id())
        .param("hash", account.passwordHash())
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  public String passwordHash(int id) {
    return jdbc.sql("select password_hash from \"user\" where id = :id")
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .single();
  }

  /// Replaces a hash by another one of the same password, unless that was changed meanwhile: what
  /// is bound to the password stays bound to it.
  boolean upgrade(int id, String from, String to) {
    return jdbc.sql(
                """
                with upgraded as (
                  update "user" set password_hash = :to
                  where id = :id and password_hash = :from returning id),
                carried as (
                  update practice.refresh_tokens t set password_mark = %s
                  from upgraded u where t.user_id = u.id and t.password_mark = %s)
                select count(*) from upgraded
                """
                    .formatted(RefreshTokenStore.mark(":to"), RefreshTokenStore.mark(":from")))
            .param("id", id)
            .param("from", from)
            .param("to", to)
            .query(Integer.class)
            .single()
        > 0;
  }

  /// Replaces a hash, unless the password was changed meanwhile.
  public boolean rehash(int id, String from, String to) {
    return jdbc.sql(
                "update \"user\" set password_hash = :to where id = :id and password_hash = :from")
            .param("id", id)
            .param("from", from)
            .param("to", to)
            .update()
        > 0;
  }
}
