package org.handover.practice.ai.calls;

import java.time.Duration;
import org.handover.practice.ai.CallContext;
import org.jspecify.annotations.Nullable;

/// A call that has ended.
///
/// @param model with its side: `embedded:lexicon-3`, `openai:gpt-4o-mini`
/// @param attempts requests that were sent; none where the call was turned away
/// @param usage absent where no provider told
/// @param firstToken until the first piece of the answer, if there was one
/// @param reason in words, for what was not answered
public record Call(
    CallContext context,
    String model,
    String promptVersion,
    int attempts,
    @Nullable Usage usage,
    @Nullable Duration firstToken,
    Duration latency,
    Outcome outcome,
    @Nullable String reason,
    Payload payload) {
  /// What was said. It is kept only where the settings say so.
  public record Payload(String prompt, String answer) {}
}
