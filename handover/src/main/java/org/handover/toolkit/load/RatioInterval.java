package org.handover.toolkit.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// The ratio of a percentile of two backends, new to legacy, and between what it may truly be: a
/// bootstrap (B. Efron, 1979) that draws whole seconds.
///
/// @param measured the ratio as it was seen
public record RatioInterval(double measured, double atLeast, double atMost) {
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20_261_201;

  static RatioInterval of(
      List<LoadSlice> legacy, List<LoadSlice> next, double percentile, double confidence) {
    Seconds ofLegacy = Seconds.of(legacy);
    Seconds ofNext = Seconds.of(next);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double drawn = ofNext.drawn(percentile, random);
      ratios[i] = drawn / ofLegacy.drawn(percentile, random);
    }
    Arrays.sort(ratios);
    int cut = (int) Math.floor(RESAMPLES * (1 - confidence) / 2);
    return new RatioInterval(
        ofNext.measured(percentile) / ofLegacy.measured(percentile),
        ratios[cut],
        ratios[RESAMPLES - 1 - cut]);
  }

  /// The histograms of all seconds, with the values that none of them holds left out.
  ///
  /// @param values that occur, ascending
  /// @param places of each second: indexes into the values
  /// @param counts of each second, beside the places
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seconds(long[] values, List<int[]> places, List<int[]> counts) {
    static Seconds of(List<LoadSlice> slices) {
      List<Histogram> histograms = slices.stream().map(LoadSlice::latencies).toList();
      TreeSet<Long> all = new TreeSet<>();
      for (Histogram histogram : histograms) {
        histogram.recordedValues().forEach(value -> all.add(value.getValueIteratedTo()));
      }
      long[] values = all.stream().mapToLong(Long::longValue).toArray();
      List<int[]> places = new ArrayList<>();
      List<int[]> counts = new ArrayList<>();
      for (Histogram histogram : histograms) {
        List<int[]> pairs = new ArrayList<>();
        for (HistogramIterationValue value : histogram.recordedValues()) {
          pairs.add(
              new int[] {
                Arrays.binarySearch(values, value.getValueIteratedTo()),
                Math.toIntExact(value.getCountAtValueIteratedTo())
              });
        }
        places.add(pairs.stream().mapToInt(pair -> pair[0]).toArray());
        counts.add(pairs.stream().mapToInt(pair -> pair[1]).toArray());
      }
      return new Seconds(values, places, counts);
    }

    /// The percentile of as many seconds, each of which may be drawn several times.
    double drawn(double percentile, SplittableRandom random) {
      long[] sums = new long[values.length];
      for (int i = 0; i < places.size(); i++) {
        add(random.nextInt(places.size()), sums);
      }
      return percentile(percentile, sums);
    }

    double measured(double percentile) {
      long[] sums = new long[values.length];
      for (int i = 0; i < places.size(); i++) {
        add(i, sums);
      }
      return percentile(percentile, sums);
    }

    private void add(int second, long[] sums) {
      int[] at = places.get(second);
      int[] count = counts.get(second);
      for (int i = 0; i < at.length; i++) {
        sums[at[i]] += count[i];
      }
    }

    private double percentile(double percentile, long[] sums) {
      long wanted = (long) Math.ceil(percentile / 100 * Arrays.stream(sums).sum());
      long seen = 0;
      for (int i = 0; i < sums.length; i++) {
        seen += sums[i];
        if (seen >= wanted) {
          return Math.max(1, values[i]);
        }
      }
      return 1;
    }
  }
}
