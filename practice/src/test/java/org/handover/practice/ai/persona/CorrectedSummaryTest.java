package org.handover.practice.ai.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A learner's summary is confirmed only where the case agrees with it.
class CorrectedSummaryTest {
  private final PersonaActor actor = new PersonaActor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          So you've had upper tummy pain for three weeks. Is that right?           | for the last 3 days
          To summarise, the pain goes to your left shoulder, is that right?        | right shoulder
          So you have had a fever with it, is that correct?                        | no fever
          So your mother had a heart attack at 60, is that right?                  | my father
          So you have no allergies, is that right?                                 | allergic to penicillin
          """)
  void putsRightWhatIsWrong(String summary, String fact) {
    assertThat(reply(summary)).containsIgnoringCase(fact).doesNotStartWith("Yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          So you've had upper right tummy pain for three days. Is that right?
          To summarise, the pain goes to your right shoulder and you have no fever, is that right?
          So you're allergic to penicillin, which gave you a rash. Have I got that right?
          """)
  void confirmsWhatIsRight(String summary) {
    assertThat(reply(summary)).matches("(?:Yes|That's right).*");
  }

  private String reply(String summary) {
    return JudgedCase.named("notes").talk(actor, List.of("Where is the pain?", summary)).getLast();
  }
}
