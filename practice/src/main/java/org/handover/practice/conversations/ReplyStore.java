package org.handover.practice.conversations;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.handover.practice.conversations.Beginning.Ticket;
import org.handover.practice.web.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The replies that are under way, in `practice.replies`, and their rows in `practice.messages`. A
/// reply belongs to whoever holds its token, until they fail to say that they are still at it:
/// times are the database's, whose clock is the same for all instances.
@Repository
class ReplyStore {
  /// A message as clients see it.
  static final String SHAPE =
      """
      select row_to_json(r) from (
        select m.id, m.role, m.content, m.status, %s as created_at from m) r
      """
          .formatted(ConversationResource.MESSAGE_CREATED_AT.sql());

  /// A reply as far as it has come.
  record Progress(Ticket ticket, String content) {}

  private final JdbcClient jdbc;

  ReplyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isUnderWay(int conversation) {
    return jdbc.sql(
            """
            select exists (select from practice.replies
              where conversation_id = :conversation and expires_at > now())
            """)
        .param("conversation", conversation)
        .query(Boolean.class)
        .single();
  }

  /// Marks what an instance that has died left behind. The conversation is locked, and no reply is
  /// under way.
  void settle(int conversation) {
    jdbc.sql("delete from practice.replies where conversation_id = :conversation")
        .param("conversation", conversation)
        .update();
    jdbc.sql(
            """
            delete from practice.messages
            where conversation_id = :conversation and status = 'running' and content = ''
            """)
        .param("conversation", conversation)
        .update();
    jdbc.sql(
            """
            update practice.messages set status = 'cut'
            where conversation_id = :conversation and status = 'running'
            """)
        .param("conversation", conversation)
        .update();
  }

  Ticket begin(int conversation, Duration lease) {
    UUID token = UUID.randomUUID();
    int message =
        jdbc.sql(
                """
                with m as (
                  insert into practice.messages (conversation_id, role, content, status)
                  values (:conversation, 'assistant', '', 'running') returning id)
                insert into practice.replies (conversation_id, token, message_id, expires_at)
                select :conversation, :token, m.id, now() + :lease * interval '1 ms' from m
                returning message_id
                """)
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

  /// Stores how a reply ended: once, and only for whoever still holds it. Where nothing was heard
  /// of it, no row stays.
  ///
  /// @return the stored row
  @Transactional
  public Optional<Json> end(Ticket ticket, String content, boolean complete) {
    boolean held =
        jdbc.sql("delete from practice.replies where token = :token")
                .param("token", ticket.token())
                .update()
            > 0;
    if (!held) {
      return Optional.empty();
    }
    if (content.isEmpty()) {
      jdbc.sql("delete from practice.messages where id = :id")
          .param("id", ticket.message())
          .update();
      return Optional.empty();
    }
    return jdbc.sql(
            """
            with m as (
              update practice.messages set content = :content, status = :status
              where id = :id returning *)
            """
                + SHAPE)
        .param("content", content)
        .param("status", complete ? "complete" : "cut")
        .param("id", ticket.message())
        .query(Json.ROW)
        .optional();
  }
}
