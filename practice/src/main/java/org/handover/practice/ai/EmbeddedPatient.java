package org.handover.practice.ai;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.persona.PersonaActor;

/// Plays the patient in the process. It gives its text word by word, as a model would.
final class EmbeddedPatient implements Patient {
  private static final String NAME = "embedded:persona-2";
  private static final String VERSION = "persona-2";
  private static final Pattern AFTER_BLANKS = Pattern.compile("(?<= )");

  private final Supplier<PersonaActor> actor;
  private final Consumer<Call> rows;

  EmbeddedPatient(Supplier<PersonaActor> actor, Consumer<Call> rows) {
    this.actor = actor;
    this.rows = rows;
  }

  /// Loads what the first reply needs.
  void rehearse() {
    actor.get().rehearse();
  }

  @Override
  public PatientOutcome answer(PatientPrompt prompt, CallContext context, Deltas deltas) {
    long start = System.nanoTime();
    String text = actor.get().reply(prompt);
    PatientOutcome outcome = speak(text, deltas);
    if (context.purpose() == Purpose.PREVIEW) {
      return outcome;
    }
    rows.accept(
        new Call(
            context,
            NAME,
            VERSION,
            1,
            null,
            null,
            Duration.ofNanos(System.nanoTime() - start),
            outcome instanceof PatientOutcome.Answered ? Outcome.ANSWERED : Outcome.CANCELLED,
            null,
            new Call.Payload(prompt.turns().getLast().text(), text)));
    return outcome;
  }

  private static PatientOutcome speak(String text, Deltas deltas) {
    StringBuilder spoken = new StringBuilder();
    for (String word : AFTER_BLANKS.split(text, -1)) {
      spoken.append(word);
      if (!deltas.accept(word)) {
        return new PatientOutcome.Cancelled(spoken.toString());
      }
    }
    return new PatientOutcome.Answered(text);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String promptVersion() {
    return VERSION;
  }
}
