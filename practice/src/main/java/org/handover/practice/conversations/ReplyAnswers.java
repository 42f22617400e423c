package org.handover.practice.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.EventWriter;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.conversations.LiveReply.Signal;

/// What a client gets of a reply: the whole at its end, or events while it forms.
final class ReplyAnswers {
  private static final Schema TEXT = new Schema("", Map.of("type", "string"));

  /// What the data of each event is, for documents.
  static final Map<String, Schema> EVENTS =
      Map.of(
          "delta", Schema.object("ReplyDelta", Map.of("text", TEXT)),
          "message", ConversationResource.MESSAGE,
          "error", error());

  private final Duration heartbeat;

  ReplyAnswers(Duration heartbeat) {
    this.heartbeat = heartbeat;
  }

  /// @param url where the conversation is
  Answer whole(LiveReply reply, String url) throws InterruptedException {
    while (true) {
      Optional<Signal> next = reply.next(heartbeat);
      if (next.isPresent() && next.get() instanceof Signal.End(Ending ending)) {
        return answer(ending, url);
      }
    }
  }

  /// A reply that is not even tried is told by a status; once events flow it is too late for that.
  Answer stream(LiveReply reply) throws InterruptedException {
    Optional<Signal> first = reply.next(heartbeat);
    if (first.isPresent() && first.get() instanceof Signal.End(Ending.Busy busy)) {
      return answer(busy);
    }
    return new Answer.Stream(
        EventWriter.MEDIA_TYPE, EventWriter.HEADERS, out -> write(first, reply, out));
  }

  private static Schema error() {
    Map<String, Object> half =
        Map.of("anyOf", List.of(ConversationResource.MESSAGE.use(), Map.of("type", "null")));
    Map<String, Object> properties =
        Map.of(
            "detail", TEXT.use(),
            "status", Map.of("type", "integer"),
            "message", half);
    return new Schema(
        "ReplyError",
        Map.of("type", "object", "properties", properties, "required", List.of("detail")),
        List.of(ConversationResource.MESSAGE));
  }

  /// The stored reply to a request that came before.
  static Answer again(Json message) {
    return new Answer.Stream(
        EventWriter.MEDIA_TYPE,
        EventWriter.HEADERS,
        out -> new EventWriter(out).event("message", message));
  }

  /// A client that has gone cancels the reply.
  private void write(Optional<Signal> first, LiveReply reply, OutputStream out) throws IOException {
    boolean ended = false;
    try {
      EventWriter events = new EventWriter(out);
      for (Optional<Signal> next = first; !ended; next = ended ? next : reply.next(heartbeat)) {
        ended = write(next, events);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service stops");
    } finally {
      if (!ended) {
        reply.leave();
      }
    }
  }

  /// Writes a signal, and says whether that was the end.
  private static boolean write(Optional<Signal> next, EventWriter events) throws IOException {
    if (next.isEmpty()) {
      events.comment();
      return false;
    }
    switch (next.get()) {
      case Signal.Delta(String text) -> events.event("delta", json(Map.of("text", text)));
      case Signal.End(Ending.Complete(Json message)) -> events.event("message", message);
      case Signal.End(Ending.Busy _) ->
          events.event("error", json(Map.of("detail", "Too many replies are under way.")));
      case Signal.End(Ending.Failed failed) -> events.event("error", error(failed));
    }
    return next.get() instanceof Signal.End;
  }

  private static Json error(Ending.Failed failed) {
    String detail = new String(CompactJson.write(failed.detail()), UTF_8);
    String half = failed.half().map(Json::toString).orElse("null");
    return Json.of(
        "{\"detail\":%s,\"status\":%d,\"message\":%s}".formatted(detail, failed.status(), half));
  }

  static Answer answer(Ending ending, String url) {
    return switch (ending) {
      case Ending.Complete(Json message) -> Answer.created(message, url);
      case Ending.Busy busy -> answer(busy);
      case Ending.Failed failed -> {
        Map<String, String> headers = new LinkedHashMap<>();
        failed
            .retryAfter()
            .ifPresent(after -> headers.put("Retry-After", Long.toString(after.toSeconds())));
        yield new Answer.Value(failed.status(), error(failed), headers, false);
      }
    };
  }

  private static Answer answer(Ending.Busy busy) {
    if (busy.yours()) {
      throw new ApiException(new ApiError.Throttled(busy.retryAfterSeconds()));
    }
    return new Answer.Value(
        503,
        json(Map.of("detail", "Too many replies are under way.")),
        Map.of("Retry-After", Integer.toString(busy.retryAfterSeconds())),
        false);
  }

  private static Json json(Map<String, String> members) {
    return Json.of(CompactJson.write(members));
  }
}
