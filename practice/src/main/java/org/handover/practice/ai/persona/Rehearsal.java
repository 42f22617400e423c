package org.handover.practice.ai.persona;

import java.util.List;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;

/// A short talk that nobody hears. The first reply of a process would else wait for the classes,
/// the topics and the patterns to be loaded.
final class Rehearsal {
  private static final ScenarioBrief BRIEF =
      new ScenarioBrief(
          0,
          "Cough",
          "",
          "Only mention the tablets if asked about medicines.",
          "You have had a cough for a week. You take ramipril. You have no allergies. Your father had"
              + " asthma. PMH: HTN. You smoke ten a day. You are worried that it is cancer.",
          "I can't stop coughing.",
          new ScenarioBrief.Person("Ann Lee", 40, "female", "Teacher"));
  private static final List<String> LINES =
      List.of(
          "Hello, how are you today?",
          "How long have you had the cough, and does anything make it worse?",
          "Do you take any medicines? Any allergies?",
          "What are you worried about?",
          "So you've had a cough for two weeks, is that right?",
          "I'd like to give you amoxicillin. How does that sound?");

  private Rehearsal() {}

  static void of(PersonaActor actor) {
    for (String line : LINES) {
      actor.reply(new PatientPrompt(BRIEF, List.of(new Turn(1, Speaker.LEARNER, line)), 1));
    }
  }
}
