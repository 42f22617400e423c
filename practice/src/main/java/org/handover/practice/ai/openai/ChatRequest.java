package org.handover.practice.ai.openai;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chat completion to ask for.
///
/// @param promptVersion of the messages, for the row that the call leaves
/// @param temperature the model's own if absent
/// @param maxTokens the answer's limit, the model's own if absent
/// @param streamed whether the text is wanted as it forms
/// @param attempts how many requests may be sent for it, the first included
public record ChatRequest(
    String model,
    String promptVersion,
    List<Message> messages,
    AnswerForm form,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    boolean streamed,
    int attempts) {
  public ChatRequest {
    messages = List.copyOf(messages);
  }
}
