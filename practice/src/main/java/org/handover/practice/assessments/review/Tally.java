package org.handover.practice.assessments.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How often each pair of scores was given to an item: the machine's, and the reviewer's.
record Tally(List<Cell> cells) {
  /// @param count how many items got these two
  record Cell(double machine, double reviewer, int count) {}

  /// A kappa with its 95 % interval, which is empty where every item is alike or agreed upon: the
  /// formula would say that there is no uncertainty at all.
  record Kappa(double value, Optional<Interval> interval) {}

  record Interval(double low, double high) {}

  /// The standard normal distribution's, for 95 %.
  private static final double QUANTILE = 1.959963984540054;

  Tally {
    cells = List.copyOf(cells);
  }

  int count() {
    return cells.stream().mapToInt(Cell::count).sum();
  }

  /// The share of items that got the same score twice.
  double agreement() {
    int same = cells.stream().filter(Tally::agrees).mapToInt(Cell::count).sum();
    return (double) same / count();
  }

  /// By how much the machine scores higher than the reviewers, on average.
  double bias() {
    return cells.stream().mapToDouble(c -> (c.machine() - c.reviewer()) * c.count()).sum()
        / count();
  }

  /// Cohen's kappa, each score being a category. Its interval rests on the large-sample standard
  /// error of Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and weighted
  /// kappa", Psychological Bulletin 72 (1969), 323–327, equation 13.
  ///
  /// @return nothing where all scores are the same: agreement by chance would be complete
  Optional<Kappa> kappa() {
    Map<Double, Double> machine = shares(true);
    Map<Double, Double> reviewer = shares(false);
    double byChance =
        machine.entrySet().stream()
            .mapToDouble(e -> e.getValue() * reviewer.getOrDefault(e.getKey(), 0.0))
            .sum();
    if (cells.isEmpty() || 1 - byChance < 1e-12) {
      return Optional.empty();
    }
    double kappa = (agreement() - byChance) / (1 - byChance);
    double variance = variance(kappa, byChance, machine, reviewer);
    return Optional.of(new Kappa(kappa, interval(kappa, variance)));
  }

  private Map<Double, Double> shares(boolean ofMachine) {
    Map<Double, Double> shares = new HashMap<>();
    for (Cell cell : cells) {
      shares.merge(ofMachine ? cell.machine() : cell.reviewer(), share(cell), Double::sum);
    }
    return shares;
  }

  private double variance(
      double kappa, double byChance, Map<Double, Double> machine, Map<Double, Double> reviewer) {
    double agreed = 0;
    double disagreed = 0;
    for (Cell cell : cells) {
      if (agrees(cell)) {
        double margins =
            machine.getOrDefault(cell.machine(), 0.0) + reviewer.getOrDefault(cell.machine(), 0.0);
        agreed += share(cell) * square(1 - margins * (1 - kappa));
      } else {
        double margins =
            reviewer.getOrDefault(cell.machine(), 0.0) + machine.getOrDefault(cell.reviewer(), 0.0);
        disagreed += share(cell) * square(margins);
      }
    }
    double sum = agreed + square(1 - kappa) * disagreed - square(kappa - byChance * (1 - kappa));
    return Math.max(0, sum) / (square(1 - byChance) * count());
  }

  private static Optional<Interval> interval(double kappa, double variance) {
    if (variance < 1e-12) {
      return Optional.empty();
    }
    double half = QUANTILE * Math.sqrt(variance);
    return Optional.of(new Interval(Math.max(-1, kappa - half), Math.min(1, kappa + half)));
  }

  private double share(Cell cell) {
    return (double) cell.count() / count();
  }

  private static boolean agrees(Cell cell) {
    return cell.machine() == cell.reviewer();
  }

  private static double square(double x) {
    return x * x;
  }
}
