package org.handover.practice.ai.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemmerTest {
  @ParameterizedTest
  @CsvSource({
    "swellings,swelling",
    "wheeziness,wheeze",
    "constipated,constipation",
    "running,run",
    "losing,lose",
    "allergies,allergy",
    "diarrhoea,diarrhea",
    "oedema,edema",
    "infectious,infection",
    "treated,treat",
  })
  void bringsInflectionsTogether(String one, String other) {
    assertThat(Stemmer.stem(one)).isEqualTo(Stemmer.stem(other));
  }

  @ParameterizedTest
  @CsvSource({"hives,hiv", "chest,chess", "vision,visit", "back,bake"})
  void keepsOtherWordsApart(String one, String other) {
    assertThat(Stemmer.stem(one)).isNotEqualTo(Stemmer.stem(other));
  }
}
