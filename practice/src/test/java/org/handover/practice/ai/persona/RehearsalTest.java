package org.handover.practice.ai.persona;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void needsNothingButTheActor() {
    PersonaActor actor = new PersonaActor();
    assertThatCode(actor::rehearse).doesNotThrowAnyException();
  }
}
