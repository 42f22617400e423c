package org.handover.practice.ai;

/// Plays the patient in the process.
final class EmbeddedPatient implements Patient {
  @Override
  public PatientOutcome answer(PatientPrompt prompt, CallContext context, Deltas deltas) {
    String text = "I'm not sure what to say to that. Could you put it another way?";
    return deltas.accept(text)
        ? new PatientOutcome.Answered(text)
        : new PatientOutcome.Cancelled(text);
  }

  @Override
  public String name() {
    return "embedded:persona-1";
  }

  @Override
  public String promptVersion() {
    return "persona-1";
  }
}
