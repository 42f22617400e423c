package org.handover.practice.ai.lexicon;

import org.handover.practice.ai.lexicon.OsceDialogue.Gold;

/// What was found for an item beside what a person found.
record ItemComparison(String dialogue, String question, Gold gold, Finding finding) {
  /// As the speakers alternate, one turn beside a gold turn is the answer to it; a learner's turn
  /// that near is the gold turn itself.
  private static final int NEAR = 1;

  boolean citesTheGold() {
    return finding.evidence().stream()
        .anyMatch(evidence ->
            gold.turns().stream().anyMatch(turn -> Math.abs(turn - evidence.turn()) <= NEAR));
  }

  boolean hasEvidenceToFind() {
    return finding.asked() && !gold.turns().isEmpty();
  }

  double probability() {
    return finding.asked() ? finding.confidence() : 1 - finding.confidence();
  }
}
