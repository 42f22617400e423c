package org.handover.toolkit.load;

/// So many of so many, and what the true share may be: E. B. Wilson's score interval (1927), and
/// for the difference of two shares R. G. Newcombe's hybrid of two of them (Statistics in Medicine
/// 17, 1998, method 10). Both hold for few cases, and where none happened.
record Proportion(long cases, long all) {
  double share() {
    return all == 0 ? 0 : cases / (double) all;
  }

  double atLeast(double z) {
    return cases == 0 ? 0 : Math.max(0, centre(z) - half(z));
  }

  double atMost(double z) {
    return cases == all ? 1 : Math.min(1, centre(z) + half(z));
  }

  /// The least by which this share exceeds the other; below zero: perhaps it does not.
  double exceedsByAtLeast(Proportion other, double z) {
    double difference = share() - other.share();
    double down = share() - atLeast(z);
    double up = other.atMost(z) - other.share();
    return difference - Math.sqrt(down * down + up * up);
  }

  private double centre(double z) {
    return (share() + z * z / (2.0 * all)) / (1 + z * z / all);
  }

  private double half(double z) {
    double p = share();
    return z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
  }

  /// How many standard deviations to each side hold that share of a normal distribution.
  static double z(double confidence) {
    double low = 0;
    double high = 10;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (within(middle) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The share of a normal distribution within z standard deviations, by the series of its density
  /// (Abramowitz and Stegun 26.2.10 and following).
  private static double within(double z) {
    double sum = z;
    double term = z;
    for (int n = 1; n < 400; n++) {
      term *= z * z / (2.0 * n + 1);
      sum += term;
    }
    return 2 * sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
