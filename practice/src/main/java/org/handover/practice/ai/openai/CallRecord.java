package org.handover.practice.ai.openai;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.calls.Usage;
import org.jspecify.annotations.Nullable;

/// Collects, while a call runs, what its row will say.
final class CallRecord {
  private final ChatRequest request;
  private final CallContext context;
  private final Function<String, Outcome> judge;
  private final long start = System.nanoTime();

  private int attempts;
  private @Nullable Usage usage;
  private @Nullable Duration firstToken;
  private @Nullable Outcome fault;
  private Outcome outcome = Outcome.CANCELLED;
  private @Nullable String reason;
  private String answer = "";

  CallRecord(ChatRequest request, CallContext context, Function<String, Outcome> judge) {
    this.request = request;
    this.context = context;
    this.judge = judge;
  }

  long start() {
    return start;
  }

  void attempted() {
    attempts++;
  }

  void firstToken() {
    if (firstToken == null) {
      firstToken = sinceStart();
    }
  }

  void used(@Nullable Usage told) {
    usage = told;
  }

  void failed(Outcome what) {
    fault = what;
  }

  CallResult of(CallResult reply) {
    switch (reply) {
      case CallResult.Ended ended -> {
        answer = ended.content() == null ? "" : ended.content();
        outcome = outcome(ended, answer);
      }
      case CallResult.Cut cut -> end(Outcome.CUT, cut.reason(), cut.part());
      case CallResult.Cancelled cancelled -> end(Outcome.CANCELLED, null, cancelled.part());
      case CallResult.Busy busy ->
          end(Outcome.BUSY, busy.yours() ? "this user's limit" : "the limit of all", "");
      case CallResult.Unavailable unavailable ->
          end(fault == null ? Outcome.BROKEN : fault, unavailable.reason(), "");
    }
    return reply;
  }

  private void end(Outcome how, @Nullable String why, String part) {
    outcome = how;
    reason = why;
    answer = part;
  }

  private Outcome outcome(CallResult.Ended ended, String text) {
    if (ended.declined()) {
      return Outcome.REFUSED;
    }
    if (ended.finish() == Finish.LENGTH) {
      return Outcome.TRUNCATED;
    }
    return text.isBlank() ? Outcome.EMPTY : judge.apply(text);
  }

  Call call() {
    return new Call(
        context,
        "openai:" + request.model(),
        request.promptVersion(),
        attempts,
        usage,
        firstToken,
        sinceStart(),
        outcome,
        reason,
        new Call.Payload(prompt(), answer));
  }

  private String prompt() {
    return request.messages().stream()
        .map(message -> "[%s]\n%s".formatted(message.role().word(), message.content()))
        .collect(Collectors.joining("\n\n"));
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
