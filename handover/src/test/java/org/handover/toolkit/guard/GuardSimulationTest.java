package org.handover.toolkit.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.handover.toolkit.guard.Traffic.Nature;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How often the guard is wrong, and how soon it is right: simulated, with fixed seeds.
class GuardSimulationTest {
  private static final int[] PLAN = {1, 5, 25, 50, 100};
  private static final int SECONDS_A_STEP = 60;

  private static GroupJudge judge() {
    return new GroupJudge("reads", Judgements.LIMITS, 1);
  }

  /// Whether it fails in a whole plan, looked at each second.
  private static boolean rollsBack(Traffic traffic, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupJudge judge = judge();
    for (int share : PLAN) {
      judge.shareChanged();
      for (int second = 0; second < SECONDS_A_STEP; second++) {
        judge.add(traffic.second(random, share / 100.0));
        if (judge.fails()) {
          return true;
        }
      }
    }
    return false;
  }

  /// The second in which it fails; 1,000 if it does not in 300.
  private static int found(Traffic traffic, int share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupJudge judge = judge();
    for (int second = 1; second <= 300; second++) {
      judge.add(traffic.second(random, share / 100.0));
      if (judge.fails()) {
        return second;
      }
    }
    return 1_000;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05})
  void equalBackendsAreRolledBackInFewerThanOneOfAThousandPlans(double failures) {
    Traffic traffic = Traffic.ofEqualBackends(200, failures);
    assertThat(
            IntStream.range(0, 1_000).parallel().filter(seed -> rollsBack(traffic, seed)).count())
        .isZero();
  }

  /// Beside a legacy backend that fails less, or hardly less.
  @ParameterizedTest
  @CsvSource({"0, 10", "0.001, 10", "0.01, 20", "0.04, 90"})
  void anErrorRateOfTenPercentAtAShareOfFiveIsFoundWithinSeconds(double legacy, int seconds) {
    Traffic traffic = new Traffic(200, Nature.failing(legacy), Nature.failing(0.1));
    assertThat(foundWithin(seconds, traffic, 5)).isGreaterThanOrEqualTo(95);
  }

  @Test
  void aBackendThatFailsAltogetherIsFoundWithinTwoSeconds() {
    Traffic traffic = new Traffic(200, Nature.failing(0), Nature.failing(0.96));
    assertThat(foundWithin(2, traffic, 5)).isGreaterThanOrEqualTo(99);
  }

  @Test
  void anErrorRateAboveTheLimitIsFoundWithoutALegacyBackendToCompareWith() {
    assertThat(foundWithin(30, Traffic.ofEqualBackends(200, 0.08), 100)).isEqualTo(100);
  }

  @Test
  void rejectionsBeyondThoseOfTheLegacyBackendAreFound() {
    Traffic traffic = new Traffic(200, new Nature(0, 0.03, 1), new Nature(0, 0.2, 1));
    assertThat(foundWithin(20, traffic, 5)).isGreaterThanOrEqualTo(95);
  }

  @ParameterizedTest
  @CsvSource({"3, 20", "2.2, 60"})
  void aSlowerBackendIsFound(double slowness, int seconds) {
    Traffic traffic = new Traffic(200, Nature.failing(0), new Nature(0, 0.03, slowness));
    assertThat(foundWithin(seconds, traffic, 5)).isGreaterThanOrEqualTo(95);
  }

  @Test
  void aBackendThatIsSlowerWithinTheToleratedRatioIsKept() {
    Traffic traffic = new Traffic(200, Nature.failing(0), new Nature(0, 0.03, 1.45));
    assertThat(IntStream.range(0, 100).filter(seed -> rollsBack(traffic, seed)).count()).isZero();
  }

  @Test
  void aFaultThatBeginsLateIsFoundAsFast() {
    SplittableRandom random = new SplittableRandom(1);
    GroupJudge judge = judge();
    for (int second = 0; second < 3_600; second++) {
      judge.add(Traffic.ofEqualBackends(200, 0.001).second(random, 0.05));
    }
    assertThat(judge.fails()).isFalse();
    Traffic faulty = new Traffic(200, Nature.failing(0.001), Nature.failing(0.1));
    int second = 0;
    for (; second < 15 && !judge.fails(); second++) {
      judge.add(faulty.second(random, 0.05));
    }
    assertThat(second).isLessThan(15);
  }

  /// Two requests a second are 120 in the window, of 200 that are wanted.
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 25, 50, 100})
  void sparseTrafficIsInconclusiveForEver(int share) {
    Traffic traffic = Traffic.ofEqualBackends(2, 0);
    SplittableRandom random = new SplittableRandom(share);
    GroupJudge judge = judge();
    for (int second = 0; second < 3_600; second++) {
      judge.add(traffic.second(random, share / 100.0));
      assertThat(judge.verdict(share).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 25, 50, 100})
  void equalBackendsPassWithinMinutes(int share) {
    Traffic traffic = Traffic.ofEqualBackends(200, 0.001);
    SplittableRandom random = new SplittableRandom(share);
    GroupJudge judge = judge();
    int second = 0;
    for (; second < 300 && judge.verdict(share).verdict() != Verdict.PASS; second++) {
      judge.add(traffic.second(random, share / 100.0));
    }
    assertThat(second).isLessThan(300);
  }

  private static long foundWithin(int seconds, Traffic traffic, int share) {
    int[] all = IntStream.range(0, 100).map(seed -> found(traffic, share, seed)).sorted().toArray();
    return IntStream.of(all).filter(found -> found <= seconds).count();
  }
}
