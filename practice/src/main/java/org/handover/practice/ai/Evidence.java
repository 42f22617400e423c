package org.handover.practice.ai;

import org.handover.practice.api.StorableText;

/// A learner's turn that supports a score, and the words in it that do so, as they stand there. A
/// model may have chosen them: they are cleaned.
public record Evidence(int turn, String quote) {
  public Evidence {
    quote = StorableText.clean(quote);
  }
}
