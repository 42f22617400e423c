package org.handover.practice.ai;

import java.util.List;

/// A conversation that waits for the patient's next words.
///
/// @param turns all so far, the opening line among them if it was shown; the last is the learner's
/// @param seed chooses between equally good wordings where the side can: the same seed, the same
///   words. A conversation's id will do
public record PatientPrompt(ScenarioBrief scenario, List<Turn> turns, long seed) {
  public PatientPrompt {
    turns = List.copyOf(turns);
    if (turns.isEmpty() || turns.getLast().speaker() != Speaker.LEARNER) {
      throw new IllegalArgumentException("the last turn is not a learner's");
    }
  }
}
