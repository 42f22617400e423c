package org.handover.practice.ai.persona;

import org.handover.practice.ai.PatientPrompt;

/// Plays patients. May be shared by threads.
public final class PersonaActor {
  private final Phrases phrases = Phrases.read();

  /// What the patient says next. The same prompt always gets the same words.
  public String reply(PatientPrompt prompt) {
    return new Respondent(phrases, prompt.scenario().compiled(), prompt)
        .reply(prompt.turns().getLast().text());
  }

  /// Loads what the first reply needs.
  public void rehearse() {
    Rehearsal.of(this);
  }
}
