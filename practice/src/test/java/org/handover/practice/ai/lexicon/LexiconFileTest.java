package org.handover.practice.ai.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LexiconFileTest {
  private final Lexicon lexicon = LexiconFile.read();

  @Test
  void readsSynonymsInAnyOrderAndInflection() {
    assertThat(topics("pain in my chest")).contains("chest pain");
    assertThat(topics("his chest was hurting")).contains("chest pain");
    assertThat(topics("belly aches")).contains("abdominal pain");
  }

  @Test
  void readsLiteralsOnlyWordForWord() {
    assertThat(topics("are you on edge")).contains("anxiety");
    assertThat(topics("the edge you stood on")).doesNotContain("anxiety");
  }

  @Test
  void readsIdiomsAsWordsOfTheirOwn() {
    assertThat(topics("high blood pressure")).contains("high blood pressure");
    assertThat(topics("high blood pressure and stools")).doesNotContain("blood in stool");
  }

  @Test
  void needsTheWordsOfAPhraseToStandTogether() {
    assertThat(topics("chest, and by the way the old wound in my left big toe has some pain"))
        .doesNotContain("chest pain");
  }

  private Set<String> topics(String text) {
    return lexicon.mentions(lexicon.phrase(text)).stream()
        .map(mention -> mention.concept().name())
        .collect(Collectors.toSet());
  }
}
