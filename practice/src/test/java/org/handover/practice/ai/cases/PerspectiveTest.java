package org.handover.practice.ai.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Who speaks about whom, where the notes do not say "You are …".
class PerspectiveTest {
  private static List<String> spoken(String persona, String instructions) {
    return CaseCompiler.compile(new CaseNotes("Roy Kemp", 67, "male", persona, instructions))
        .spoken()
        .map(CaseFact::spoken)
        .toList();
  }

  @Test
  void letsACallerSpeakForThePatient() {
    assertThat(
            spoken(
                "Caller: Sheila Kemp, Roy's wife. Roy has been coughing for three weeks. Sheila is"
                    + " frightened that he has cancer.",
                "You play Sheila."))
        .contains("Roy has been coughing for three weeks.")
        .contains("I am frightened that he has cancer.");
  }

  @Test
  void speaksForOneselfThoughTheNotesQuoteAYou() {
    assertThat(
            spoken(
                "Roy takes no tablets. He thinks that tablets \"make you impotent\". He snores.",
                ""))
        .containsExactly(
            "I take no tablets.", "I think that tablets \"make you impotent\".", "I snore.");
  }
}
