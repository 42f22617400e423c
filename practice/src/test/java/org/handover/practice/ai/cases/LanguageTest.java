package org.handover.practice.ai.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wie lange haben Sie die Schmerzen schon?",
        "¿Cuánto tiempo lleva con el dolor?",
        "Avez-vous de la fièvre?",
        "Где болит?",
        "どこが痛いですか"
      })
  void tellsOtherLanguages(String text) {
    assertThat(Language.isForeign(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How long have you had it?",
        "Pain on and off, no fever",
        "ok",
        "Any die-hard habits?",
        "PC: cough 3/7, SOB, no haemoptysis",
        "She lives in Los Angeles."
      })
  void knowsEnglish(String text) {
    assertThat(Language.isForeign(text)).isFalse();
  }

  @Test
  void saysOfEachLineThatItIsNotInEnglish() {
    PatientCase patient =
        CaseCompiler.compile(
            new CaseNotes(
                null,
                58,
                "male",
                "Er ist 58 Jahre alt und kommt mit Brustschmerzen. Er raucht 20 Zigaretten am Tag.",
                ""));
    assertThat(patient.spoken()).isEmpty();
    assertThat(patient.notUnderstood())
        .extracting(NotUnderstood::reason)
        .isEqualTo(List.of(CaseCompiler.NOT_IN_ENGLISH, CaseCompiler.NOT_IN_ENGLISH));
  }
}
