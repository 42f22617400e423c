package org.handover.practice.ai.lexicon;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.practice.ai.lexicon.OsceDialogue.Gold;

/// The measures over some dialogues' verdicts.
record OsceMeasures(
    int items, Agreement clean, Agreement all, double balanced, double evidence, double brier) {
  static OsceMeasures of(List<ItemComparison> verdicts) {
    List<ItemComparison> clean =
        verdicts.stream().filter(verdict -> verdict.gold().clean()).toList();
    List<ItemComparison> provable =
        clean.stream().filter(ItemComparison::hasEvidenceToFind).toList();
    long proven = provable.stream().filter(ItemComparison::citesTheGold).count();
    return new OsceMeasures(
        clean.size(),
        Agreement.of(clean),
        Agreement.of(verdicts),
        balanced(clean),
        Agreement.share((double) proven, provable.size()),
        clean.stream().mapToDouble(OsceMeasures::squaredError).average().orElse(0));
  }

  /// Per question that has both answers, the mean of hit rate and correct-rejection rate, averaged
  /// with the count of the rarer answer as weight: what the questions alone give away earns
  /// nothing.
  private static double balanced(List<ItemComparison> clean) {
    Map<String, List<ItemComparison>> byQuestion =
        clean.stream().collect(Collectors.groupingBy(ItemComparison::question));
    double sum = 0;
    double weight = 0;
    for (List<ItemComparison> verdicts : byQuestion.values()) {
      Agreement agreement = Agreement.of(verdicts);
      sum += agreement.rarerAnswer() * (agreement.recall() + agreement.rejectionRate()) / 2;
      weight += agreement.rarerAnswer();
    }
    return Agreement.share(sum, weight);
  }

  private static double squaredError(ItemComparison verdict) {
    Gold gold = verdict.gold();
    double error = verdict.probability() - (gold.asked() ? 1 : 0);
    return error * error;
  }
}
