package org.handover.practice.ai.lexicon;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds the weights of the logistic model by Newton's method. The same cases give the same
/// weights.
final class WeightsFit {
  /// What was found in the learner's sentences, and whether a person gives credit.
  record Case(Support support, boolean asked) {}

  private static final int STEPS = 30;

  /// Keeps the weights finite where a feature decides all cases.
  private static final double RIDGE = 0.5;

  private WeightsFit() {}

  static Weights fit(List<Case> cases) {
    Feature[] features = Feature.values();
    double[] weights = new double[features.length];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[features.length];
      double[][] curvature = new double[features.length][features.length];
      for (int i = 0; i < features.length; i++) {
        gradient[i] = -RIDGE * weights[i];
        curvature[i][i] = RIDGE;
      }
      Weights now = named(weights);
      for (Case one : cases) {
        double probability = now.probability(one.support());
        double error = (one.asked() ? 1 : 0) - probability;
        for (int i = 0; i < features.length; i++) {
          double value = features[i].of(one.support());
          gradient[i] += error * value;
          for (int j = 0; j < features.length; j++) {
            curvature[i][j] +=
                probability * (1 - probability) * value * features[j].of(one.support());
          }
        }
      }
      double[] change = solve(curvature, gradient);
      for (int i = 0; i < features.length; i++) {
        weights[i] += change[i];
      }
    }
    return named(weights);
  }

  private static Weights named(double[] weights) {
    Map<Feature, Double> named = new EnumMap<>(Feature.class);
    Feature[] features = Feature.values();
    for (int index = 0; index < features.length; index++) {
      named.put(features[index], weights[index]);
    }
    return new Weights(named);
  }

  /// Gaussian elimination; the ridge keeps the matrix positive definite, so no pivoting is needed.
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int row = 0; row < size; row++) {
      for (int below = row + 1; below < size; below++) {
        double factor = matrix[below][row] / matrix[row][row];
        for (int column = row; column < size; column++) {
          matrix[below][column] -= factor * matrix[row][column];
        }
        right[below] -= factor * right[row];
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double sum = right[row];
      for (int column = row + 1; column < size; column++) {
        sum -= matrix[row][column] * solution[column];
      }
      solution[row] = sum / matrix[row][row];
    }
    return solution;
  }
}
