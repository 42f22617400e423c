package org.handover.practice.conversations;

import java.util.Optional;
import org.handover.practice.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The learner's messages in `practice.messages`.
@Repository
class MessageStore {
  record Message(int id, String content) {}

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

  /// The learner's last message, if no reply to it has come to its end.
  Optional<Message> unanswered(int conversation) {
    return jdbc.sql(
            """
            select id, content from (
              select id, content, role from practice.messages
              where conversation_id = :conversation and (role = 'user' or status = 'complete')
              order by id desc limit 1) last
            where role = 'user'
            """)
        .param("conversation", conversation)
        .query((row, _) -> new Message(row.getInt(1), row.getString(2)))
        .optional();
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
