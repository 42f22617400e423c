package org.handover.practice.ai;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an evaluation ended. Reasons are for people; no secret and nothing of the conversation is in
/// them.
public sealed interface EvaluationOutcome {
  /// One item for each question, in the rubric's order.
  record Scored(List<ItemScore> items) implements EvaluationOutcome {
    public Scored {
      items = List.copyOf(items);
    }
  }

  /// It may succeed later.
  ///
  /// @param after not before this, if the provider said so
  record Retry(String reason, @Nullable Duration after) implements EvaluationOutcome {}

  /// Nothing succeeds until an operator has mended the account with the provider, such as its key.
  record Held(String reason) implements EvaluationOutcome {}

  /// It would fail again: the provider refuses.
  record Failed(String reason) implements EvaluationOutcome {}
}
