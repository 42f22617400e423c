package org.handover.practice.ai.legacy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.openai.AnswerForm;
import org.handover.practice.ai.openai.CallResult;
import org.handover.practice.ai.openai.ChatRequest;
import org.handover.practice.ai.openai.Message;
import org.handover.practice.ai.openai.Provider;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import tools.jackson.databind.JsonNode;

/// Asks the provider what the Flask API asks it: one request, whatever comes of it.
public final class OpenAiLegacyAi implements LegacyAi {
  /// As long as the Flask API reads on, which stays below gunicorn's own limit.
  private static final Duration FLASKS_PATIENCE = Duration.ofSeconds(20);

  private final Provider provider;
  private final String model;
  private final Duration within;

  public OpenAiLegacyAi(Provider provider, String model) {
    this(provider, model, FLASKS_PATIENCE);
  }

  OpenAiLegacyAi(Provider provider, String model, Duration within) {
    this.provider = provider;
    this.model = model;
    this.within = within;
  }

  @Override
  public String reply(int userId, ScenarioBrief scenario, JsonNode messages) {
    return content(
        request(FlaskPrompts.chat(scenario, messages), new AnswerForm.Prose()),
        new CallContext(userId, Purpose.CHAT),
        text -> Outcome.ANSWERED);
  }

  @Override
  public List<Score> scores(
      int userId, ScenarioBrief scenario, List<RubricQuestion> rubric, JsonNode transcript) {
    String content =
        content(
            request(FlaskPrompts.evaluation(rubric, transcript), new AnswerForm.JsonObject()),
            new CallContext(userId, Purpose.EVALUATE),
            FlaskScores::judge);
    return FlaskScores.read(content, rubric).orElseThrow(OpenAiLegacyAi::unavailable);
  }

  private ChatRequest request(List<Message> messages, AnswerForm form) {
    return new ChatRequest(
        model, FlaskPrompts.VERSION, messages, form, null, null, false, within, 1);
  }

  /// What has content is an answer, wherever it stopped: the Flask API does not ask.
  private String content(
      ChatRequest request, CallContext context, Function<String, Outcome> judge) {
    return switch (provider.ask(request, context, Deltas.NONE, judge)) {
      case CallResult.Ended ended when ended.content() != null && !ended.content().isBlank() ->
          ended.content();
      case CallResult.Busy busy when busy.yours() ->
          throw new ApiException(new ApiError.Throttled(busy.retryAfterSeconds()));
      case CallResult.Busy busy ->
          throw new ApiException(new ApiError.Overloaded(busy.retryAfterSeconds()));
      case CallResult.Ended ended -> throw unavailable();
      case CallResult.Cut cut -> throw unavailable();
      case CallResult.Cancelled cancelled -> throw unavailable();
      case CallResult.Unavailable gone -> throw unavailable();
    };
  }

  private static ApiException unavailable() {
    return new ApiException(new ApiError.AiUnavailable());
  }
}
