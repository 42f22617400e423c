package org.handover.practice.ai.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.completions.CompletionUsage;
import java.io.EOFException;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import org.handover.practice.ai.calls.Usage;
import org.handover.practice.api.StorableText;
import org.jspecify.annotations.Nullable;

/// Sends one request and passes on what comes, on a thread of its own that may be interrupted at
/// any moment.
final class AnswerReader implements Runnable {
  private final OpenAIClient client;
  private final ChatRequest request;
  private final BlockingQueue<StreamEvent> events;

  private final CleanText clean = new CleanText();
  private final StringBuilder content = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private @Nullable Finish finish;
  private @Nullable Usage usage;

  AnswerReader(OpenAIClient client, ChatRequest request, BlockingQueue<StreamEvent> events) {
    this.client = client;
    this.request = request;
    this.events = events;
  }

  @Override
  public void run() {
    try {
      try {
        events.put(request.streamed() ? stream() : whole());
      } catch (RuntimeException | Error failure) {
        events.put(finish == null ? new StreamEvent.Broken(failure) : end());
      }
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
  }

  private StreamEvent whole() {
    ChatCompletion completion = client.chat().completions().create(ClientRequest.params(request));
    usage = completion.usage().map(AnswerReader::usage).orElse(null);
    ChatCompletion.Choice choice = completion.choices().getFirst();
    String reason = choice._finishReason().asKnown().map(known -> known.asString()).orElse("stop");
    return new StreamEvent.End(
        new AttemptResult.Complete(
            choice.message().content().map(StorableText::clean).orElse(null),
            choice.message().refusal().orElse(null),
            Finish.of(reason),
            usage));
  }

  private StreamEvent stream() throws InterruptedException {
    try (StreamResponse<ChatCompletionChunk> response =
        client.chat().completions().createStreaming(ClientRequest.params(request))) {
      Iterator<ChatCompletionChunk> chunks = response.stream().iterator();
      while (chunks.hasNext()) {
        take(chunks.next());
      }
    }
    // A stream that just stops has been cut, however politely the connection was closed.
    return finish == null
        ? new StreamEvent.Broken(new com.openai.errors.OpenAIIoException("cut", new EOFException()))
        : end();
  }

  private void take(ChatCompletionChunk chunk) throws InterruptedException {
    chunk.usage().map(AnswerReader::usage).ifPresent(told -> usage = told);
    for (ChatCompletionChunk.Choice choice : chunk.choices()) {
      choice.delta().refusal().ifPresent(refusal::append);
      pass(clean.next(choice.delta().content().orElse("")));
      choice.finishReason().map(why -> Finish.of(why.asString())).ifPresent(why -> finish = why);
    }
  }

  private void pass(String text) throws InterruptedException {
    if (!text.isEmpty()) {
      content.append(text);
      events.put(new StreamEvent.Text(text));
    }
  }

  private StreamEvent end() throws InterruptedException {
    pass(clean.rest());
    Finish why = finish == null ? Finish.STOP : finish;
    return new StreamEvent.End(
        new AttemptResult.Complete(
            content.isEmpty() ? null : content.toString(),
            refusal.isEmpty() ? null : refusal.toString(),
            why,
            usage));
  }

  private static Usage usage(CompletionUsage told) {
    return new Usage(told.promptTokens(), told.completionTokens());
  }
}
