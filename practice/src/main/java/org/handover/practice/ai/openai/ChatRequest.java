package org.handover.practice.ai.openai;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chat completion to ask for.
///
/// @param promptVersion of the messages, for the row that the call leaves
/// @param temperature the model's own if absent
/// @param maxTokens the answer's limit, the model's own if absent
/// @param streamed whether the text is wanted as it forms
/// @param within how long the answer may take, where that is less than the settings allow
/// @param attempts how many requests may be sent for it, the first included
public record ChatRequest(
    String model,
    String promptVersion,
    List<Message> messages,
    AnswerForm form,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    boolean streamed,
    @Nullable Duration within,
    int attempts) {
  public ChatRequest {
    messages = List.copyOf(messages);
  }
}
