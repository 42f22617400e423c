package org.handover.practice.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
  private final CleanText clean = new CleanText();

  @Test
  void joinsACharacterThatWasCutInTwo() {
    assertThat(clean.next("a\uD83D")).isEqualTo("a");
    assertThat(clean.next("\uDE00b")).isEqualTo("\uD83D\uDE00b");
    assertThat(clean.rest()).isEmpty();
  }

  @Test
  void replacesAHalfThatStaysOne() {
    assertThat(clean.next("a\u0000\uD83D") + clean.next("b") + clean.next("\uD83D") + clean.rest())
        .isEqualTo("a\uFFFD\uFFFDb\uFFFD");
  }
}
