package org.handover.practice.ai.lexicon;

import java.util.List;
import org.handover.practice.ai.Evidence;

/// The answer to one rubric item. `confidence` is the estimated probability, from 0 to 1, that the
/// answer given in `asked` is right.
public record Finding(String id, boolean asked, List<Evidence> evidence, double confidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }
}
