package org.handover.practice.ai.lexicon;

import java.util.Set;

/// Something that a history asks about, with the sets of words that mean it.
///
/// @param said a learner does it by saying so (a greeting), no question is needed
/// @param wider the names of the concepts that are asked about whenever this one is
record Concept(String name, boolean said, Set<Set<String>> phrases, Set<String> wider) {
  Concept {
    phrases = Set.copyOf(phrases);
    wider = Set.copyOf(wider);
  }
}
