package org.handover.practice.ai;

import java.util.function.Consumer;

/// The side that scores a conversation. May be shared by threads.
public sealed interface Evaluator permits EmbeddedEvaluator, OpenAiEvaluator {
  /// Blocks until it is done; nothing that a provider does is thrown.
  ///
  /// @param progress is called on this thread with each item as it becomes final
  EvaluationOutcome evaluate(
      EvaluationPrompt prompt, CallContext context, Consumer<ItemScore> progress);

  /// Which side and model: `embedded:lexicon-3`, `openai:gpt-4o-mini`.
  String name();

  /// Of the messages that the model is given, and of the rules that hold its answer in check.
  String promptVersion();
}
