package org.handover.practice.ai.openai;

/// What the reader of an answer passes on.
sealed interface Event {
  record Text(String text) implements Event {}

  record End(Attempt.Complete complete) implements Event {}

  record Broken(Throwable failure) implements Event {}
}
