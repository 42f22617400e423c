package org.handover.toolkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against figures that others published.
class ProportionTest {
  private static final double Z95 = Proportion.z(0.95);

  @Test
  void knowsTheNormalDistribution() {
    assertThat(Z95).isCloseTo(1.959964, within(1e-6));
    assertThat(Proportion.z(0.99)).isCloseTo(2.575829, within(1e-6));
    assertThat(Proportion.z(0.9999)).isCloseTo(3.890592, within(1e-5));
  }

  /// Newcombe 1998, Statistics in Medicine 17, p. 857 ff., table I, method 3.
  @Test
  void givesWilsonsInterval() {
    Proportion proportion = new Proportion(81, 263);
    assertThat(proportion.atLeast(Z95)).isCloseTo(0.2553, within(1e-4));
    assertThat(proportion.atMost(Z95)).isCloseTo(0.3662, within(1e-4));
    assertThat(new Proportion(0, 20).atMost(Z95)).isCloseTo(0.1611, within(1e-4));
    assertThat(new Proportion(0, 20).atLeast(Z95)).isZero();
  }

  /// Newcombe 1998, p. 873 ff., table II, method 10: 56/70 against 48/80.
  @Test
  void givesNewcombesIntervalOfADifference() {
    double least = new Proportion(56, 70).exceedsByAtLeast(new Proportion(48, 80), Z95);
    assertThat(least).isCloseTo(0.0524, within(1e-4));
    assertThat(new Proportion(1, 100).exceedsByAtLeast(new Proportion(0, 100), Z95)).isNegative();
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(new Proportion(0, 0).atMost(Z95)).isEqualTo(1);
    assertThat(new Proportion(0, 0).atLeast(Z95)).isZero();
  }
}
