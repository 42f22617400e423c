package org.handover.practice.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.stream_tickets` table: tickets that have been issued and not been used. Any
/// instance takes what another has issued; of a ticket only a hash is stored.
@Repository
class StreamTicketStore {
  static final Duration LIFE = Duration.ofSeconds(30);

  private static final int BYTES = 32;
  private static final String HASH = "sha256(convert_to(:ticket, 'UTF8'))";

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  StreamTicketStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A new ticket. Takes the chance to forget some that have expired.
  String issue(int user) {
    jdbc.sql(
            """
            delete from practice.stream_tickets where id in (
              select id from practice.stream_tickets where expires_at <= now()
              order by expires_at limit 10 for update skip locked)
            """)
        .update();
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into practice.stream_tickets (id, user_id, expires_at)
            values (%s, :user, now() + make_interval(secs => :seconds))
            """
                .formatted(HASH))
        .param("ticket", ticket)
        .param("user", user)
        .param("seconds", LIFE.toSeconds())
        .update();
    return ticket;
  }

  /// Whom a ticket stands for. It is used up by that, be it the user's who may not come in any
  /// more.
  Optional<Principal> redeem(String ticket) {
    return jdbc.sql(
            """
            with used as (
              delete from practice.stream_tickets where id = %s returning user_id, expires_at)
            select u.id, u.role from used t join "user" u on u.id = t.user_id
            where t.expires_at > now() and u.is_active
            """
                .formatted(HASH))
        .param("ticket", ticket)
        .query((row, _) -> new Principal(row.getInt(1), Role.of(row.getString(2))))
        .optional();
  }
}
