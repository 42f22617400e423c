package org.handover.toolkit.guard;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// How the cases among some requests fell on the two backends at the same time: the two-by-two
/// table of Fisher's exact test. A case is a failure, a rejection, or one of the slowest.
///
/// @param next requests that the new backend answered, `nextCases` of them cases
/// @param legacy requests that the legacy backend answered, `legacyCases` of them cases
record Split(int next, int nextCases, int legacy, int legacyCases) {
  /// The logarithm of the likelihood ratio of each odds ratio against equal backends. Given how
  /// many requests and cases there were, equal backends make the new one's cases hypergeometric:
  /// the ratio has the mean 1 under that distribution, whatever the rate of the cases is.
  double[] logLikelihoodRatios(double... oddsRatios) {
    double[] logs = new double[oddsRatios.length];
    if (next == 0 || legacy == 0) {
      return logs;
    }
    HypergeometricDistribution equal =
        HypergeometricDistribution.of(next + legacy, nextCases + legacyCases, next);
    int lowest = equal.getSupportLowerBound();
    int highest = equal.getSupportUpperBound();
    double[] logProbabilities = new double[highest - lowest + 1];
    for (int i = 0; i < logProbabilities.length; i++) {
      logProbabilities[i] = equal.logProbability(lowest + i);
    }
    for (int i = 0; i < logs.length; i++) {
      double logOdds = Math.log(oddsRatios[i]);
      logs[i] = (nextCases - lowest) * logOdds - logMean(logProbabilities, logOdds);
    }
    return logs;
  }

  /// Of `exp(i × logOdds)`, without overflow.
  private static double logMean(double[] logProbabilities, double logOdds) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logProbabilities.length; i++) {
      largest = Math.max(largest, logProbabilities[i] + i * logOdds);
    }
    double sum = 0;
    for (int i = 0; i < logProbabilities.length; i++) {
      sum += Math.exp(logProbabilities[i] + i * logOdds - largest);
    }
    return largest + Math.log(sum);
  }
}
