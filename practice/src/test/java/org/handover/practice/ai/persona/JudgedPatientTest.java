package org.handover.practice.ai.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.ai.persona.JudgedCase.Judged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays nine cases of our own. A reply that differs from the one that was judged has to be
/// judged anew, in `judged/`.
class JudgedPatientTest {
  private static final double LEAST_RIGHT = 0.70;
  private static final double MOST_WRONG = 0.12;

  private final PersonaActor actor = new PersonaActor();

  static Stream<JudgedCase> cases() {
    return JudgedCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatWasJudged(JudgedCase one) {
    assertThat(one.replay(actor)).isEqualTo(one.turns().stream().map(Judged::patient).toList());
  }

  @Test
  void isRightOftenAndSeldomWrong() {
    List<Judged> all = JudgedCase.all().flatMap(one -> one.turns().stream()).toList();
    double right = (double) all.stream().filter(turn -> turn.mark() == 1).count() / all.size();
    double wrong = (double) all.stream().filter(turn -> turn.mark() == 0).count() / all.size();
    assertThat(right).isGreaterThanOrEqualTo(LEAST_RIGHT);
    assertThat(wrong).isLessThanOrEqualTo(MOST_WRONG);
  }
}
