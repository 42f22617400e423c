package org.handover.practice.ai.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// A logistic model of the probability that a human would give credit. `bench/osce --fit` finds the
/// weights and `evaluator.properties` holds them.
record Weights(Map<Feature, Double> byFeature) {
  private static final String RESOURCE = "evaluator.properties";

  Weights {
    byFeature = Map.copyOf(byFeature);
  }

  static Weights read() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Weights.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      properties.load(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      String weight = properties.getProperty(feature.key());
      weights.put(feature, Double.valueOf(Objects.requireNonNull(weight, feature.key())));
    }
    return new Weights(weights);
  }

  double probability(Support support) {
    double sum = 0;
    for (Feature feature : Feature.values()) {
      sum += byFeature.getOrDefault(feature, 0.0) * feature.of(support);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
