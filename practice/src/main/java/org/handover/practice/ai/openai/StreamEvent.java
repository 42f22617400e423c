package org.handover.practice.ai.openai;

/// What the reader of an answer passes on.
sealed interface StreamEvent {
  record Text(String text) implements StreamEvent {}

  record End(AttemptResult.Complete complete) implements StreamEvent {}

  record Broken(Throwable failure) implements StreamEvent {}
}
