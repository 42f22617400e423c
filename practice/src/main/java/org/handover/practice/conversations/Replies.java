package org.handover.practice.conversations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Patient;
import org.handover.practice.ai.PatientOutcome;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.api.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// Has the patient reply: one thread for each reply, and one that says for all of them that they
/// are still under way. When the service stops, all that are under way are marked as cut.
@Service
class Replies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final Duration WAIT_AT_THE_END = Duration.ofSeconds(5);

  private final Patient patient;
  private final BriefStore briefs;
  private final ReplyStore store;
  private final ConversationSettings settings;
  private final Map<UUID, LiveReply> live = new ConcurrentHashMap<>();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("replies-keeper").daemon().factory());

  Replies(Patient patient, BriefStore briefs, ReplyStore store, ConversationSettings settings) {
    this.patient = patient;
    this.briefs = briefs;
    this.store = store;
    this.settings = settings;
    long interval = settings.heartbeat().toMillis();
    Future<?> _ =
        keeper.scheduleWithFixedDelay(this::keep, interval, interval, TimeUnit.MILLISECONDS);
  }

  /// Starts a reply. It goes on, and is stored, whether or not anybody takes what it gives, until
  /// it is cancelled.
  LiveReply start(Beginning.Begun begun, int user) {
    LiveReply reply = new LiveReply(begun.ticket());
    live.put(begun.ticket().token(), reply);
    Thread.ofVirtual()
        .name("reply-" + begun.ticket().message())
        .start(() -> run(reply, begun, user));
    return reply;
  }

  private void run(LiveReply reply, Beginning.Begun begun, int user) {
    Ending ending = new Ending.Failed(500, "Internal server error.");
    try {
      PatientOutcome outcome = answer(begun, user, reply);
      Ending.Heard heard = Ending.heard(outcome);
      ending = Ending.of(outcome, end(reply, heard.text(), heard.complete()));
    } catch (RuntimeException | Error failure) {
      LOG.error("A reply in conversation {} failed", begun.ticket().conversation(), failure);
      release(begun);
    } finally {
      live.remove(begun.ticket().token());
      reply.end(ending);
    }
  }

  private PatientOutcome answer(Beginning.Begun begun, int user, LiveReply reply) {
    Optional<ScenarioBrief> brief = briefs.brief(begun.scenario());
    if (brief.isEmpty()) {
      return new PatientOutcome.Unavailable("the scenario has been deleted", null);
    }
    PatientPrompt prompt =
        new PatientPrompt(brief.get(), begun.turns(), begun.ticket().conversation());
    try {
      return patient.answer(prompt, new CallContext(user, Purpose.CONVERSATION), reply);
    } catch (RuntimeException | Error failure) {
      LOG.error("A reply in conversation {} failed", begun.ticket().conversation(), failure);
      return new PatientOutcome.Cut(reply.progress().content(), "of an error of ours");
    }
  }

  private Optional<Json> end(LiveReply reply, String text, boolean complete) {
    return store.end(reply.ticket(), text, complete);
  }

  /// Its end could not be stored: the conversation is free for another reply all the same. Where
  /// that cannot be stored either, its lease runs out.
  private void release(Beginning.Begun begun) {
    try {
      store.end(begun.ticket(), "", false);
    } catch (RuntimeException databaseIsAway) {
      LOG.warn("Conversation {} waits for its lease", begun.ticket().conversation());
    }
  }

  private void keep() {
    List<LiveReply> replies = List.copyOf(live.values());
    if (replies.isEmpty()) {
      return;
    }
    try {
      Set<UUID> kept =
          store.keep(replies.stream().map(LiveReply::progress).toList(), settings.lease());
      replies.stream()
          .filter(reply -> !kept.contains(reply.ticket().token()))
          .forEach(LiveReply::cancel);
    } catch (DataAccessException | TransactionException databaseIsAway) {
      LOG.warn("Replies under way could not be kept: {}", databaseIsAway.getMessage());
    } catch (RuntimeException failure) {
      // Thrown on, it would end all further heartbeats.
      LOG.error("Replies under way could not be kept", failure);
    }
  }

  @Override
  public void close() throws InterruptedException {
    List<LiveReply> replies = List.copyOf(live.values());
    replies.forEach(LiveReply::cancel);
    for (LiveReply reply : replies) {
      reply.awaitEnd(WAIT_AT_THE_END);
    }
    keeper.shutdownNow();
  }
}
