package org.handover.practice.ai;

import java.util.List;
import org.handover.practice.api.StorableText;

/// What one rubric question was given.
///
/// @param score between 0 and `maxScore`, which is below 0 for a penalty; 0 where `needsReview`,
///   which does not mean "not done"
/// @param comment one sentence to the learner; a model may have said it, so it is cleaned
/// @param evidence from the learner's turns only; there is some wherever `score` is not 0 for
///   something done, and none where it is for something left undone
/// @param confidence from 0 to 1
/// @param needsReview nothing that could be trusted was said of it: a person has to look
public record ItemScore(
    int questionId,
    int score,
    int maxScore,
    String comment,
    List<Evidence> evidence,
    double confidence,
    boolean needsReview) {
  public ItemScore {
    comment = StorableText.clean(comment);
    evidence = List.copyOf(evidence);
  }
}
