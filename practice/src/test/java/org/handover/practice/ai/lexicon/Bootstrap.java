package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A 95 % interval by resampling dialogues: the items of one dialogue overlap, so they are no
/// sample of their own.
record Bootstrap(double low, double high) {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 1;

  static List<OsceMeasures> resample(List<ItemComparison> verdicts) {
    Map<String, List<ItemComparison>> byDialogue =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(ItemComparison::dialogue, TreeMap::new, Collectors.toList()));
    List<List<ItemComparison>> dialogues = List.copyOf(byDialogue.values());
    Random random = new Random(SEED);
    List<OsceMeasures> measures = new ArrayList<>();
    for (int run = 0; run < RESAMPLES; run++) {
      List<ItemComparison> drawn = new ArrayList<>();
      for (int draw = 0; draw < dialogues.size(); draw++) {
        drawn.addAll(dialogues.get(random.nextInt(dialogues.size())));
      }
      measures.add(OsceMeasures.of(drawn));
    }
    return measures;
  }

  static Bootstrap interval(List<OsceMeasures> resampled, ToDoubleFunction<OsceMeasures> measure) {
    double[] sorted = resampled.stream().mapToDouble(measure).sorted().toArray();
    return new Bootstrap(
        sorted[sorted.length / 40], sorted[sorted.length - 1 - sorted.length / 40]);
  }
}
