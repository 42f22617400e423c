package org.handover.practice.ai;

/// The side that plays the patient. May be shared by threads.
public sealed interface Patient permits EmbeddedPatient, OpenAiPatient {
  /// Blocks until the turn has ended, in whatever way; nothing that a provider does is thrown.
  ///
  /// @param deltas is called on this thread
  PatientOutcome answer(PatientPrompt prompt, CallContext context, Deltas deltas);

  /// Which side and model: `embedded:persona-2`, `openai:gpt-4o-mini`.
  String name();

  /// Of the system message that the model is given.
  String promptVersion();
}
