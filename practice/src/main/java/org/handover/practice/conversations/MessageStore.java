package org.handover.practice.conversations;

import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.Speaker;
import org.handover.practice.api.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was said, in `practice.messages`.
@Repository
class MessageStore {
  record Message(int id, String content) {}

  /// @param complete whether that was all of it
  record Said(int id, Speaker speaker, String content, boolean complete) {}

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Message> withKey(int conversation, byte[] key) {
    return jdbc.sql(
            """
            select id, content from practice.messages
            where conversation_id = :conversation and request_key = :key
            """)
        .param("conversation", conversation)
        .param("key", key)
        .query((row, _) -> new Message(row.getInt(1), row.getString(2)))
        .optional();
  }

  /// What was said so far, and heard, in its order.
  List<Said> said(int conversation) {
    return jdbc.sql(
            """
            select id, role, content, status from practice.messages
            where conversation_id = :conversation and content <> '' order by id
            """)
        .param("conversation", conversation)
        .query((row, _) ->
            new Said(
                row.getInt(1),
                row.getString(2).equals("user") ? Speaker.LEARNER : Speaker.PATIENT,
                row.getString(3),
                row.getString(4).equals("complete")))
        .list();
  }

  /// The complete reply that follows a learner's message.
  Optional<Json> replyTo(int conversation, int message) {
    return jdbc.sql(
            """
            with m as (
              select * from practice.messages
              where conversation_id = :conversation and id > :message
                and (role = 'user' or status = 'complete')
              order by id limit 1)
            """
                + ReplyStore.SHAPE
                + " where r.role = 'assistant'")
        .param("conversation", conversation)
        .param("message", message)
        .query(Json.ROW)
        .optional();
  }

  int insert(int conversation, String role, String content, byte @Nullable [] key) {
    return jdbc.sql(
            """
            insert into practice.messages (conversation_id, role, content, request_key)
            values (:conversation, :role, :content, :key) returning id
            """)
        .param("conversation", conversation)
        .param("role", role)
        .param("content", content)
        .param("key", key, java.sql.Types.BINARY)
        .query(Integer.class)
        .single();
  }
}
