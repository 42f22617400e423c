package org.handover.toolkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.HdrHistogram.ConcurrentHistogram;
import org.handover.toolkit.config.LoadSettings;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Figures of backends that are made up, so that the truth is known.
@Tag("integration")
class LoadJudgeTest {
  private static final LoadSettings SETTINGS =
      new LoadSettings(
          20,
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          4,
          Duration.ofSeconds(10),
          Duration.ofMillis(50),
          200,
          1.5,
          0.01,
          0.99);
  private static final LoadMix MIX =
      new LoadMix("one path", List.of(LoadRequest.of("GET", "/", List.of(), 200)));

  /// A backend that is made up.
  ///
  /// @param perSecond answers in each of 60 seconds
  /// @param millis the median of its log-normal latencies
  private record Made(int perSecond, double millis, double errors, double odd, double late) {
    Made(double millis) {
      this(20, millis, 0, 0, 0);
    }

    SideResult side(String name, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      SideResult side = new SideResult(name);
      List<LoadSlice> slices = new java.util.ArrayList<>();
      for (int second = 0; second < 60; second++) {
        LoadSlice slice = new LoadSlice();
        for (int i = 0; i < perSecond; i++) {
          double normal =
              Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                  * Math.cos(2 * Math.PI * random.nextDouble());
          long micros = (long) (millis * 1_000 * Math.exp(0.5 * normal));
          boolean isLate = random.nextDouble() < late;
          if (random.nextDouble() < errors) {
            slice.failed(micros, isLate);
          } else {
            slice.answered(micros, random.nextDouble() < odd, isLate);
          }
        }
        slices.add(slice);
      }
      side.add(
          new LoadGenerator.Round(
              slices, 60L * perSecond, 0, new ConcurrentHistogram(1, 1_000_000, 2)),
          Map.of());
      return side;
    }
  }

  private static LoadReport judge(Made legacy, Made next, long seed) {
    return new LoadJudge(SETTINGS)
        .judge("both", MIX, List.of(legacy.side("legacy", seed), next.side("next", seed + 1_000)));
  }

  @Test
  void passesABackendThatIsAsFast() {
    int passed = 0;
    for (int seed = 0; seed < 20; seed++) {
      LoadReport report = judge(new Made(10), new Made(10), seed);
      assertThat(report.verdict()).isNotEqualTo(Verdict.FAIL);
      passed += report.verdict() == Verdict.PASS ? 1 : 0;
    }
    assertThat(passed).isGreaterThan(17);
  }

  @Test
  void failsABackendThatTakesTwiceAsLong() {
    for (int seed = 0; seed < 20; seed++) {
      LoadReport report = judge(new Made(10), new Made(21), seed);
      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(Objects.requireNonNull(report.p95()).atLeast()).isLessThan(2.3).isGreaterThan(1.5);
    }
  }

  @Test
  void isInconclusiveAtTheLimit() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(judge(new Made(10), new Made(15), seed).verdict()).isNotEqualTo(Verdict.PASS);
    }
  }

  /// Each interval is to hold the truth 99 times of 100.
  @Test
  void holdsTheTrueRatioInItsInterval() {
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      RatioInterval p95 =
          Objects.requireNonNull(judge(new Made(10), new Made(12), seed * 7_919L).p95());
      held += p95.atLeast() <= 1.2 && 1.2 <= p95.atMost() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(96);
  }

  @Test
  void failsABackendThatFailsMoreOften() {
    LoadReport report = judge(new Made(10), new Made(20, 10, 0.05, 0, 0), 1);
    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.findings())
        .anyMatch(f -> f.topic().equals("errors beside legacy") && f.verdict() == Verdict.FAIL);
    assertThat(report.nextErrorRate()).isLessThan(report.nextErrorRateAtMost());
  }

  @Test
  void failsABackendThatIsQuickToSay404() {
    LoadReport report = judge(new Made(10), new Made(20, 1, 0, 0.2, 0), 1);
    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.findings())
        .anyMatch(f -> f.topic().equals("statuses beside legacy") && f.verdict() == Verdict.FAIL);
  }

  @Test
  void isInconclusiveWhereBothSayMostlySomethingElse() {
    assertThat(judge(new Made(20, 10, 0, 1, 0), new Made(20, 10, 0, 1, 0), 1).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void isInconclusiveWhenTheGeneratorIsLate() {
    LoadReport report = judge(new Made(10), new Made(20, 10, 0, 0, 0.03), 1);
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.findings()).anyMatch(f -> f.saw().contains("cannot send"));
  }

  @Test
  void isInconclusiveWithFewRequests() {
    assertThat(judge(new Made(3, 10, 0, 0, 0), new Made(3, 10, 0, 0, 0), 1).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }
}
