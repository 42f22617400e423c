package org.handover.practice.conversations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.practice.activities.Transcript;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.handover.practice.conversations.Beginning.Ticket;
import org.handover.practice.conversations.ConversationStore.Conversation;
import org.handover.practice.conversations.MessageStore.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of who may speak when: one reply at a time, and none after the end. What a learner
/// says again because no reply to it came to its end is the same message, not another one.
@Service
class ConversationService {
  /// Room that is left for a reply: a patient's is a tenth as long.
  private static final int LONGEST_REPLY = 20_000;

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final ReplyStore replies;
  private final ConversationSettings settings;

  ConversationService(
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
    return replies.tryFree(id.value())
        ? begin(id.value(), scenario, content, key)
        : new Beginning.Busy();
  }

  private static boolean isFull(List<Said> all, String content) {
    long characters = all.stream().mapToLong(said -> said.content().length()).sum();
    return all.size() + 2 > Transcript.MOST_TURNS
        || characters + content.length() + LONGEST_REPLY > Transcript.MOST_CHARACTERS;
  }

  private Beginning begin(int conversation, int scenario, String content, byte @Nullable [] key) {
    List<Said> all = messages.said(conversation);
    List<Said> waiting = upToUnanswered(all, content);
    if (!waiting.isEmpty()) {
      Ticket ticket = replies.begin(conversation, settings.lease());
      return new Beginning.Begun(ticket, scenario, turns(waiting));
    }
    if (isFull(all, content)) {
      return new Beginning.Full();
    }
    // The key of a message that the conversation has left behind is no longer its own.
    boolean known = key != null && messages.withKey(conversation, key).isPresent();
    Ticket ticket = replies.begin(conversation, settings.lease(), content, known ? null : key);
    List<Turn> turns = turns(all);
    turns.add(new Turn(turns.size() + 1, Speaker.LEARNER, content));
    return new Beginning.Begun(ticket, scenario, turns);
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

  /// All up to the learner's last message, if that is what is said again, and no reply to it has
  /// come to its end.
  private static List<Said> upToUnanswered(List<Said> all, String content) {
    for (int last = all.size() - 1; last >= 0; last--) {
      Said said = all.get(last);
      if (said.speaker() == Speaker.LEARNER) {
        return said.content().equals(content) ? all.subList(0, last + 1) : List.of();
      }
      if (said.complete()) {
        return List.of();
      }
    }
    return List.of();
  }

  /// Numbered from 1.
  private static List<Turn> turns(List<Said> all) {
    List<Turn> turns = new ArrayList<>();
    for (Said said : all) {
      turns.add(new Turn(turns.size() + 1, said.speaker(), said.content()));
    }
    return turns;
  }
}
