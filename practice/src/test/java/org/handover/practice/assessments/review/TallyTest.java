package org.handover.practice.assessments.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.assessments.review.Tally.Cell;
import org.handover.practice.assessments.review.Tally.Kappa;
import org.junit.jupiter.api.Test;

class TallyTest {
  /// Two dermatologists' ratings of 88 patients, from the SAS/STAT User's Guide, "The FREQ
  /// Procedure", Example "Cohen's Kappa Coefficient": kappa .3449, standard error .0724, interval
  /// from .2030 to .4868.
  @Test
  void agreesWithAPublishedExample() {
    Kappa kappa =
        tally(new int[][] {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}})
            .kappa()
            .orElseThrow();

    assertThat(kappa.value()).isEqualTo(.3449, within(.00005));
    assertThat(kappa.interval().orElseThrow().low()).isEqualTo(.2030, within(.00005));
    assertThat(kappa.interval().orElseThrow().high()).isEqualTo(.4868, within(.00005));
  }

  /// Fifty grant proposals, from Wikipedia's article on Cohen's kappa: .7 agreed, .5 by chance. The
  /// variance by hand, with margins of .5/.5 and .6/.4: (.4·.34² + .3·.46² + .36·(.1·1.1² + .2·.9²)
  /// − .1²) / (.25·50) = .016128.
  @Test
  void agreesWithAnExampleWorkedByHand() {
    Tally tally = tally(new int[][] {{20, 5}, {10, 15}});

    Kappa kappa = tally.kappa().orElseThrow();

    assertThat(tally.agreement()).isEqualTo(.7);
    assertThat(kappa.value()).isEqualTo(.4, within(1e-9));
    assertThat(kappa.interval().orElseThrow().low())
        .isEqualTo(.4 - 1.959964 * Math.sqrt(.016128), within(1e-6));
    assertThat(tally.bias()).isEqualTo(.1, within(1e-9));
  }

  @Test
  void isNothingByChanceAlone() {
    assertThat(tally(new int[][] {{25, 25}, {25, 25}}).kappa().orElseThrow().value())
        .isEqualTo(0, within(1e-12));
  }

  @Test
  void claimsNoCertaintyWhereAllAgree() {
    Kappa kappa = tally(new int[][] {{3, 0}, {0, 4}}).kappa().orElseThrow();

    assertThat(kappa.value()).isEqualTo(1);
    assertThat(kappa.interval()).isEmpty();
  }

  @Test
  void isUndefinedWhereAllScoresAreTheSame() {
    assertThat(tally(new int[][] {{7}}).kappa()).isEmpty();
    assertThat(new Tally(List.of()).kappa()).isEmpty();
  }

  /// Rows are the machine's scores, columns the reviewer's.
  private static Tally tally(int[][] counts) {
    List<Cell> cells = new ArrayList<>();
    for (int machine = 0; machine < counts.length; machine++) {
      for (int reviewer = 0; reviewer < counts[machine].length; reviewer++) {
        if (counts[machine][reviewer] > 0) {
          cells.add(new Cell(machine, reviewer, counts[machine][reviewer]));
        }
      }
    }
    return new Tally(cells);
  }
}
