package org.handover.practice.ai.openai;

/// What the model's answer has to be.
public sealed interface AnswerForm {
  record Prose() implements AnswerForm {}

  /// Any JSON object.
  record JsonObject() implements AnswerForm {}

  /// JSON that this schema describes, and the provider enforces.
  ///
  /// @param schema as JSON text
  record StrictJson(String name, String schema) implements AnswerForm {}
}
