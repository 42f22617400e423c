package org.handover.practice.ai;

import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.openai.AnswerForm;
import org.handover.practice.ai.openai.CallResult;
import org.handover.practice.ai.openai.ChatRequest;
import org.handover.practice.ai.openai.Finish;
import org.handover.practice.ai.openai.Provider;
import org.jspecify.annotations.Nullable;

/// A model that a provider runs plays the patient.
final class OpenAiPatient implements Patient {
  /// A patient who says more than this is giving a lecture.
  private static final int ANSWER_TOKENS = 400;

  private final Provider provider;
  private final String model;
  private final int attempts;
  private final PatientMessages messages;

  OpenAiPatient(Provider provider, String model, int attempts, int contextTokens) {
    this.provider = provider;
    this.model = model;
    this.attempts = attempts;
    this.messages = new PatientMessages(contextTokens, ANSWER_TOKENS);
  }

  @Override
  public PatientOutcome answer(PatientPrompt prompt, CallContext context, Deltas deltas) {
    ChatRequest request =
        new ChatRequest(
            model,
            PatientMessages.VERSION,
            messages.of(prompt),
            new AnswerForm.Prose(),
            null,
            ANSWER_TOKENS,
            true,
            null,
            attempts);
    return outcome(provider.ask(request, context, deltas, text -> Outcome.ANSWERED));
  }

  private static PatientOutcome outcome(CallResult reply) {
    return switch (reply) {
      case CallResult.Ended ended -> ended(ended);
      case CallResult.Cut cut -> new PatientOutcome.Cut(cut.part(), cut.reason());
      case CallResult.Cancelled cancelled -> new PatientOutcome.Cancelled(cancelled.part());
      case CallResult.Busy busy -> new PatientOutcome.Busy(busy.retryAfterSeconds(), busy.yours());
      case CallResult.Unavailable unavailable ->
          new PatientOutcome.Unavailable(unavailable.reason(), unavailable.retryAfter());
    };
  }

  private static PatientOutcome ended(CallResult.Ended ended) {
    @Nullable String content = ended.content();
    if (ended.declined()) {
      return new PatientOutcome.Refused("the model declined to answer");
    }
    if (content == null || content.isBlank()) {
      return new PatientOutcome.Unavailable("the model's answer was empty", null);
    }
    return ended.finish() == Finish.LENGTH
        ? new PatientOutcome.Truncated(content)
        : new PatientOutcome.Answered(content);
  }

  @Override
  public String name() {
    return "openai:" + model;
  }

  @Override
  public String promptVersion() {
    return PatientMessages.VERSION;
  }
}
