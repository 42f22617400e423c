package org.handover.practice.ai.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.RubricQuestion;

/// Makes one item of what several runs found for a question: the median's, as sure as the runs are
/// close to each other. Without proof in at least half of the runs, a person has to look.
final class Consensus {
  private static final String UNPROVEN =
      "This could not be scored with certainty: an educator will look at it.";

  private Consensus() {}

  static ItemScore of(RubricQuestion question, List<ItemScore> found, int runs) {
    List<ItemScore> sorted =
        found.stream()
            .filter(item -> item.questionId() == question.id())
            .sorted(Comparator.comparingInt(ItemScore::score))
            .toList();
    if (sorted.isEmpty() || 2 * sorted.size() < runs) {
      return new ItemScore(question.id(), 0, question.maxScore(), UNPROVEN, List.of(), 0, true);
    }
    // Of an even number the lower one: it was really given, with words to show for it.
    ItemScore median = Objects.requireNonNull(sorted.get((sorted.size() - 1) / 2));
    return runs == 1 ? median : withConfidence(median, closeness(sorted));
  }

  private static double closeness(List<ItemScore> sorted) {
    int spread = sorted.getLast().score() - sorted.getFirst().score();
    return 1 - (double) spread / sorted.getFirst().maxScore();
  }

  private static ItemScore withConfidence(ItemScore item, double confidence) {
    return new ItemScore(
        item.questionId(),
        item.score(),
        item.maxScore(),
        item.comment(),
        item.evidence(),
        confidence,
        false);
  }
}
