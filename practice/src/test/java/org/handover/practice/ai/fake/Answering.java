package org.handover.practice.ai.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Carries out a behaviour on one connection, in the wire's words.
final class Answering {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MODEL = "fake-1";

  /// A word that stands for the moment at which it is said.
  private static final String NOW = "now ";

  private final FakeConnection wire;
  private final Asked asked;

  Answering(FakeConnection wire, Asked asked) {
    this.wire = wire;
    this.asked = asked;
  }

  /// Whether the connection can serve another request.
  boolean carryOut(Behaviour behaviour) throws IOException, InterruptedException {
    switch (behaviour) {
      case Behaviour.Say say -> say(say.text(), null, say.finish(), say.pause());
      case Behaviour.Refuse refuse -> say(null, refuse.words(), "stop", Duration.ZERO);
      case Behaviour.Fail fail -> fail(fail);
      case Behaviour.Raw raw -> raw(raw.body());
      case Behaviour.Hang hang -> {
        wire.awaitDeparture();
        return false;
      }
      case Behaviour.HangAfter hang -> {
        begin();
        wire.chunk(event(delta(hang.part(), null, null)));
        wire.awaitDeparture();
        return false;
      }
      case Behaviour.Cut cut -> {
        cut(cut);
        return false;
      }
    }
    return true;
  }

  private void say(@Nullable String text, @Nullable String refusal, String finish, Duration pause)
      throws IOException, InterruptedException {
    if (!asked.isStreamed()) {
      Thread.sleep(pause);
      wire.answer(200, Map.of(), completion(text, refusal, finish).toString());
      return;
    }
    begin();
    if (refusal != null) {
      wire.chunk(event(delta(null, refusal, null)));
    }
    // A blank stays with the word before it, as tokens have it.
    for (String word : text == null ? new String[0] : text.split("(?<= )")) {
      Thread.sleep(pause);
      wire.chunk(event(delta(word.equals(NOW) ? System.nanoTime() + " " : word, null, null)));
    }
    wire.chunk(event(delta(null, null, finish)));
    if (asked.body().path("stream_options").path("include_usage").asBoolean(false)) {
      ObjectNode last = chunk();
      last.putArray("choices");
      last.set("usage", usage(text));
      wire.chunk(event(last));
    }
    wire.chunk("data: [DONE]\n\n");
    wire.endChunks();
  }

  private void cut(Behaviour.Cut cut) throws IOException {
    if (cut.part().isEmpty()) {
      return;
    }
    if (asked.isStreamed()) {
      begin();
      wire.chunk(event(delta(cut.part(), null, null)));
      if (cut.politely()) {
        wire.endChunks();
      }
    } else {
      String whole = completion(cut.part(), null, "stop").toString();
      wire.head(200, Map.of("Content-Length", String.valueOf(whole.length())));
      wire.write(whole.substring(0, whole.length() / 2));
    }
  }

  private void raw(String body) throws IOException {
    if (asked.isStreamed()) {
      wire.head(200, Map.of("Content-Type", "text/event-stream", "Transfer-Encoding", "chunked"));
      wire.chunk("data: " + body.replace("\n", " ") + "\n\n");
      wire.endChunks();
    } else {
      wire.answer(200, Map.of(), body);
    }
  }

  private void fail(Behaviour.Fail fail) throws IOException {
    ObjectNode error = JSON.createObjectNode();
    error
        .putObject("error")
        .put("message", "This is the provider's own text; it may quote secrets.")
        .put("type", fail.code() == null ? "server_error" : fail.code())
        .putNull("param")
        .put("code", fail.code());
    Map<String, String> headers =
        fail.retryAfter() == null ? Map.of() : Map.of("Retry-After", fail.retryAfter());
    wire.answer(fail.status(), headers, error.toString());
  }

  private void begin() throws IOException {
    wire.head(200, Map.of("Content-Type", "text/event-stream", "Transfer-Encoding", "chunked"));
    ObjectNode first = delta("", null, null);
    ((ObjectNode) first.path("choices").get(0).path("delta")).put("role", "assistant");
    wire.chunk(event(first));
  }

  private ObjectNode chunk() {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-fake")
        .put("object", "chat.completion.chunk")
        .put("created", 1)
        .put("model", asked.body().path("model").asString(MODEL));
  }

  private ObjectNode delta(
      @Nullable String text, @Nullable String refusal, @Nullable String finish) {
    ObjectNode chunk = chunk();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    ObjectNode delta = choice.putObject("delta");
    if (text != null) {
      delta.put("content", text);
    }
    if (refusal != null) {
      delta.put("refusal", refusal);
    }
    choice.put("finish_reason", finish);
    return chunk;
  }

  private ObjectNode completion(@Nullable String text, @Nullable String refusal, String finish) {
    ObjectNode whole = chunk().put("object", "chat.completion");
    ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", text)
        .put("refusal", refusal);
    choice.putNull("logprobs").put("finish_reason", finish);
    whole.set("usage", usage(text));
    return whole;
  }

  /// A token is four bytes, as a rule of thumb has it.
  private ObjectNode usage(@Nullable String text) {
    int in = asked.messages().toString().getBytes(StandardCharsets.UTF_8).length / 4;
    int out = text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length / 4 + 1;
    return JSON.createObjectNode()
        .put("prompt_tokens", in)
        .put("completion_tokens", out)
        .put("total_tokens", in + out);
  }

  private static String event(ObjectNode chunk) {
    return "data: " + chunk + "\n\n";
  }
}
