package org.handover.practice.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.Outage;
import org.handover.practice.api.Principal;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.EventWriter;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.form.Form;
import org.handover.practice.conversations.ConversationStore.Conversation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `/api/v2/conversations/ID/messages/`: what the owner says, and the patient's reply.
///
/// An idempotency key is kept with the message itself. The answer is a stream, and comes about in
/// two transactions: what others do with theirs, to store the answer in the transaction of the
/// effect, cannot be done here.
@Component
class MessageActions implements RouteSource {
  private static final int LONGEST = 4000;
  private static final Form FORM = Form.of(List.of(Field.required("content", LONGEST)));

  private final ConversationStore store;
  private final ConversationService talk;
  private final Replies replies;
  private final ReplyAnswers answers;

  MessageActions(
      ConversationStore store,
      ConversationService talk,
      Replies replies,
      ConversationSettings settings) {
    this.store = store;
    this.talk = talk;
    this.replies = replies;
    this.answers = new ReplyAnswers(settings.heartbeat());
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Say something and have the patient reply", ConversationResource.MESSAGE)
            .taking(FORM.fields())
            .answering(201)
            .refusing(403, 502)
            .streaming(ReplyAnswers.EVENTS);
    Action say =
        Action.of(Access.Level.USER, operation, this::say)
            .offering("application/json", EventWriter.MEDIA_TYPE)
            .onRow(request -> store.find(request.id()).isPresent());
    return List.of(
        new Route(
            "conversations/ID/messages/", Endpoint.of("Conversation Messages", Method.POST, say)));
  }

  /// The conversation, which only its owner adds to.
  ///
  /// @throws ProblemException where it is another's
  static Conversation require(ConversationStore store, Request request) {
    Principal principal = request.principal();
    Conversation found =
        store
            .find(request.id())
            .filter(row -> row.user() == principal.id() || principal.isEducator())
            .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
    if (found.user() != principal.id()) {
      throw new ProblemException(new Problem.PermissionDenied());
    }
    return found;
  }

  private Answer say(Request request) {
    require(store, request);
    String content = FORM.create(request.body()).text("content");
    byte[] key = hash(request.header("Idempotency-Key"));
    return switch (talk.begin(request.id(), content, key)) {
      case Beginning.Begun begun -> reply(replies.start(begun, request.principal().id()), request);
      case Beginning.Answered(Json message) ->
          streams(request)
              ? ReplyAnswers.again(message)
              : ReplyAnswers.answer(new Ending.Complete(message), url(request));
      case Beginning.Busy _ -> conflict("A reply is under way.");
      case Beginning.Finished _ -> conflict("The conversation is finished.");
      case Beginning.Full _ ->
          conflict("The conversation is as long as one can be: it can be finished.");
      case Beginning.ScenarioGone _ -> conflict("The scenario has been deleted.");
      case Beginning.KeyReused _ -> Answer.refused(new Problem.KeyReused());
    };
  }

  private Answer reply(LiveReply reply, Request request) {
    try {
      return streams(request) ? answers.stream(reply) : answers.whole(reply, url(request));
    } catch (InterruptedException brokenOffOrStopping) {
      reply.leave();
      Thread.currentThread().interrupt();
      throw new ApiException(new ApiError.Overloaded(Outage.RETRY_AFTER_SECONDS));
    }
  }

  /// A client that names the type wants it, whatever else it takes.
  private static boolean streams(Request request) {
    return request.mediaType().equals(EventWriter.MEDIA_TYPE)
        || request.headers("Accept").stream().anyMatch(a -> a.contains(EventWriter.MEDIA_TYPE));
  }

  private static String url(Request request) {
    return request.url("conversations/%d/".formatted(request.id().value()));
  }

  /// Not thrown: a key that meets a refusal which time may lift keeps nothing of it.
  private static Answer conflict(String detail) {
    return Answer.refused(new Problem.Conflict(detail));
  }

  private static byte @Nullable [] hash(Optional<String> key) {
    try {
      return key.isEmpty()
          ? null
          : MessageDigest.getInstance("SHA-256").digest(key.get().getBytes(UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
