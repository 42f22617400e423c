package org.handover.practice.conversations;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.handover.practice.api.Json;
import org.handover.practice.conversations.Beginning.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The replies that are under way, in `practice.replies`, and their rows in `practice.messages`. A
/// reply belongs to the holder of its token, until the holder's heartbeat stays away: times are the
/// database's, whose clock is the same for all instances.
@Repository
class ReplyStore {
  /// A message as clients see it.
  static final String SHAPE =
      """
      select row_to_json(r) from (
        select m.id, m.role, m.content, m.status, %s as created_at from m) r
      """
          .formatted(ConversationResource.MESSAGE_CREATED_AT.sql());

  /// Stores a reply's row and its lease after what it answers, whose id comes first for that.
  private static final String REPLY =
      """
      with said as (%s),
      m as (
        insert into practice.messages (conversation_id, role, content, status)
        select :conversation, 'assistant', '', 'running' from said returning id)
      insert into practice.replies (conversation_id, token, message_id, expires_at)
      select :conversation, :token, m.id, now() + :lease * interval '1 ms' from m
      returning message_id
      """;

  /// A reply as far as it has come.
  record Progress(Ticket ticket, String content) {}

  private final JdbcClient jdbc;

  ReplyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Settles what an instance that has died left behind in a conversation, which is locked.
  ///
  /// @return whether no reply is under way in it
  boolean tryFree(int conversation) {
    Optional<Boolean> held = isHeld(conversation);
    if (held.isPresent() && !held.get()) {
      settle(conversation);
    }
    return !held.orElse(false);
  }

  /// Empty where there is no lease; false where it has run out.
  private Optional<Boolean> isHeld(int conversation) {
    return jdbc.sql(
            """
            select expires_at > now() from practice.replies where conversation_id = :conversation
            """)
        .param("conversation", conversation)
        .query(Boolean.class)
        .optional();
  }

  /// Marks what was left behind. The lease goes first, as in [#end]: its holder may not be dead but
  /// late.
  private void settle(int conversation) {
    jdbc.sql(
            """
            with lease as (
              delete from practice.replies where conversation_id = :conversation
              returning message_id),
            unheard as (
              delete from practice.messages using lease where id = message_id and content = '')
            update practice.messages set status = 'cut'
            from lease where id = message_id and content <> ''
            """)
        .param("conversation", conversation)
        .update();
  }

  /// Takes the right to reply to a message that is stored.
  Ticket begin(int conversation, Duration lease) {
    return begin(conversation, lease, jdbc.sql(REPLY.formatted("select 1 as id")));
  }

  /// Stores what the learner says, and takes the right to reply to it, in one statement.
  ///
  /// @param key hash of the request's idempotency key
  Ticket begin(int conversation, Duration lease, String content, byte @Nullable [] key) {
    return begin(
        conversation,
        lease,
        jdbc.sql(
                REPLY.formatted(
                    """
                    insert into practice.messages (conversation_id, role, content, request_key)
                    values (:conversation, 'user', :content, :key) returning id\
                    """))
            .param("content", content)
            .param("key", key, Types.BINARY));
  }

  private static Ticket begin(int conversation, Duration lease, JdbcClient.StatementSpec insert) {
    UUID token = UUID.randomUUID();
    int message =
        insert
            .param("conversation", conversation)
            .param("token", token)
            .param("lease", lease.toMillis())
            .query(Integer.class)
            .single();
    return new Ticket(conversation, message, token);
  }

  /// Says that replies are still under way, and stores how far they have come. Two statements, each
  /// by itself: together they could wait for a reply that ends, and it for them.
  ///
  /// @return the tokens of those that are still their holder's
  Set<UUID> keep(Collection<Progress> replies, Duration lease) {
    UUID[] tokens = replies.stream().map(reply -> reply.ticket().token()).toArray(UUID[]::new);
    List<UUID> kept =
        jdbc.sql(
                """
                update practice.replies set expires_at = now() + :lease * interval '1 ms'
                where token = any (:tokens) returning token
                """)
            .param("lease", lease.toMillis())
            .param("tokens", tokens)
            .query((row, _) -> row.getObject(1, UUID.class))
            .list();
    jdbc.sql(
            """
            update practice.messages m set content = p.content
            from unnest(:messages, :contents) as p (id, content)
            where m.id = p.id and m.status = 'running' and m.content <> p.content
            """)
        .param("messages", replies.stream().map(r -> r.ticket().message()).toArray(Integer[]::new))
        .param("contents", replies.stream().map(Progress::content).toArray(String[]::new))
        .update();
    return new HashSet<>(kept);
  }

  /// Stores how a reply ended: once, and only for its present holder. Where nothing was heard of
  /// it, no row stays. One statement, and so one transaction.
  ///
  /// @return the stored row
  Optional<Json> end(Ticket ticket, String content, boolean complete) {
    return jdbc.sql(
            """
            with held as (
              delete from practice.replies where token = :token returning message_id),
            unheard as (
              delete from practice.messages using held where id = message_id and :content = ''),
            m as (
              update practice.messages set content = :content, status = :status
              from held where id = message_id and :content <> '' returning messages.*)
            """
                + SHAPE)
        .param("token", ticket.token())
        .param("content", content)
        .param("status", complete ? "complete" : "cut")
        .query(Json.ROW)
        .optional();
  }
}
