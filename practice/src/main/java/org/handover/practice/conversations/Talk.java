package org.handover.practice.conversations;

import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.Turn;
import org.handover.practice.conversations.ConversationStore.Conversation;
import org.handover.practice.web.Json;
import org.handover.practice.web.RowId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of who may speak when: one reply at a time, and none after the end. What a learner
/// says again because no reply to it came to its end is the same message, not another one.
@Service
class Talk {
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final ReplyStore replies;
  private final ConversationSettings settings;

  Talk(
      ConversationStore conversations,
      MessageStore messages,
      ReplyStore replies,
      ConversationSettings settings) {
    this.conversations = conversations;
    this.messages = messages;
    this.replies = replies;
    this.settings = settings;
  }

  /// Stores what the learner says, and takes the right to reply.
  ///
  /// @param key hash of the request's idempotency key
  @Transactional
  public Beginning begin(RowId id, String content, byte @Nullable [] key) {
    Optional<Conversation> found = conversations.lock(id);
    Optional<Beginning> before = key == null ? Optional.empty() : before(id.value(), content, key);
    if (before.isPresent()) {
      return before.get();
    }
    if (found.isEmpty() || !found.get().open()) {
      return new Beginning.Finished();
    }
    Integer scenario = found.get().scenario();
    if (scenario == null) {
      return new Beginning.ScenarioGone();
    }
    if (replies.isUnderWay(id.value())) {
      return new Beginning.Busy();
    }
    replies.settle(id.value());
    int said = said(id.value(), content, key);
    List<Turn> turns = conversations.turns(id.value(), said);
    return new Beginning.Begun(replies.begin(id.value(), settings.lease()), scenario, turns);
  }

  /// What the key got already: another text, or a reply that came to its end.
  private Optional<Beginning> before(int conversation, String content, byte[] key) {
    Optional<MessageStore.Message> same = messages.withKey(conversation, key);
    if (same.isEmpty()) {
      return Optional.empty();
    }
    if (!same.get().content().equals(content)) {
      return Optional.of(new Beginning.KeyReused());
    }
    Optional<Json> reply = messages.replyTo(conversation, same.get().id());
    return reply.map(Beginning.Answered::new);
  }

  /// The message that waits for a reply. The key of a message that the conversation has left behind
  /// is no longer its own.
  private int said(int conversation, String content, byte @Nullable [] key) {
    Optional<MessageStore.Message> again =
        messages.unanswered(conversation).filter(last -> last.content().equals(content));
    if (again.isPresent()) {
      return again.get().id();
    }
    boolean known = key != null && messages.withKey(conversation, key).isPresent();
    return messages.insert(conversation, "user", content, known ? null : key);
  }
}
