package org.handover.practice.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {
  @Test
  void partsAtBlanksAndLosesNothing() {
    assertThat(BoundedText.pieces("one two three", 8)).containsExactly("one two ", "three");
    assertThat(BoundedText.pieces("onetwothree", 4)).containsExactly("onet", "woth", "ree");
    assertThat(String.join("", BoundedText.pieces("start ".repeat(50_000), 1_000)))
        .isEqualTo("start ".repeat(50_000));
    assertThat(BoundedText.pieces("start ".repeat(50_000), 1_000))
        .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(1_000));
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(BoundedText.beginning("a\uD83D\uDE00b", 2)).isEqualTo("a");
    assertThat(BoundedText.pieces("a\uD83D\uDE00b", 2)).containsExactly("a", "\uD83D\uDE00", "b");
    assertThat(BoundedText.beginning("ab", 2)).isEqualTo("ab");
  }
}
