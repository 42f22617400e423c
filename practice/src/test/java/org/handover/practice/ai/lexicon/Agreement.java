package org.handover.practice.ai.lexicon;

import java.util.Collection;
import java.util.List;

/// How far the evaluator and a person agree on what was asked.
record Agreement(int hits, int falseAlarms, int misses, int rejections) {
  static Agreement of(Collection<ItemComparison> verdicts) {
    return new Agreement(
        count(verdicts, true, true),
        count(verdicts, false, true),
        count(verdicts, true, false),
        count(verdicts, false, false));
  }

  private static int count(Collection<ItemComparison> verdicts, boolean gold, boolean found) {
    List<ItemComparison> such =
        verdicts.stream()
            .filter(verdict -> verdict.gold().asked() == gold && verdict.finding().asked() == found)
            .toList();
    return such.size();
  }

  double precision() {
    return share(hits, hits + falseAlarms);
  }

  double recall() {
    return share(hits, hits + misses);
  }

  double rejectionRate() {
    return share(rejections, rejections + falseAlarms);
  }

  double f1() {
    return share(2.0 * hits, 2.0 * hits + falseAlarms + misses);
  }

  /// Cohen's kappa: agreement beyond what the two answers' frequencies give by chance.
  double kappa() {
    double all = hits + falseAlarms + misses + rejections;
    double chance =
        share(
            (double) (hits + misses) * (hits + falseAlarms)
                + (double) (rejections + falseAlarms) * (rejections + misses),
            all * all);
    return share(share(hits + rejections, all) - chance, 1 - chance);
  }

  int rarerAnswer() {
    return Math.min(hits + misses, rejections + falseAlarms);
  }

  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
