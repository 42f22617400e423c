package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {
  @Test
  void refusesNullAndLoneSurrogatesAnywhereInJson() {
    assertThat(
            StorableText.mistakes(JsonText.parse("[{\"a\": \"\\ud83d\\ude00\"}, 1]").orElseThrow()))
        .isEmpty();
    assertThat(StorableText.mistakes(JsonText.parse("[[{\"\\u0000\": 1}]]").orElseThrow()))
        .containsExactly("Null characters are not allowed.");
    assertThat(StorableText.mistakes("a\uDC00b\uD800\u0000"))
        .containsExactly(
            "Null characters are not allowed.", "Surrogate characters are not allowed: U+DC00.");
  }

  @Test
  void cleansWhatCannotBeStoredAndNothingElse() {
    assertThat(StorableText.clean("\uD83D\uDE00 a\u0000b\uD800c\uDC00"))
        .isEqualTo("\uD83D\uDE00 a\uFFFDb\uFFFDc\uFFFD");
    assertThat(StorableText.is(StorableText.clean("\uD800\u0000"))).isTrue();
  }
}
