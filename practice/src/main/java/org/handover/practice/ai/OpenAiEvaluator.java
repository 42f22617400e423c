package org.handover.practice.ai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.handover.practice.ai.evaluation.ModelScoring;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.marking.Abstention;
import org.handover.practice.ai.openai.AnswerForm;
import org.handover.practice.ai.openai.CallResult;
import org.handover.practice.ai.openai.ChatRequest;
import org.handover.practice.ai.openai.Message;
import org.handover.practice.ai.openai.Provider;

/// A model that a provider runs scores the conversation, and has to prove what it says.
final class OpenAiEvaluator implements Evaluator {
  static final String VERSION = "evaluator-1";

  private static final String SYSTEM = TextResource.text(VERSION + ".txt");
  private static final AnswerForm SCHEMA =
      new AnswerForm.StrictJson("assessment", TextResource.text("evaluation-schema.json"));
  private static final int TOKENS_PER_ITEM = 200;
  private static final int TOKENS_AROUND = 300;

  /// Further runs at temperature 0 would only repeat the first.
  private static final double LIVELY = 0.7;

  private final Provider provider;
  private final String model;
  private final int attempts;
  private final int contextTokens;
  private final ModelScoring scoring;
  private final Predicate<RubricQuestion> unseen;

  /// @param unseen whether a transcript cannot show what a question wants: a model is not asked
  OpenAiEvaluator(
      Provider provider, AiSettings settings, int attempts, Predicate<RubricQuestion> unseen) {
    this.unseen = unseen;
    this.provider = provider;
    this.model = settings.evaluatorModel();
    this.attempts = attempts;
    this.contextTokens = settings.contextTokens();
    this.scoring =
        new ModelScoring(SYSTEM, LexiconEvaluator::speaksToTheMarker, settings.evaluationRuns());
  }

  @Override
  public EvaluationOutcome evaluate(
      EvaluationPrompt whole, CallContext context, Consumer<ItemScore> progress) {
    List<RubricQuestion> asked = whole.questions().stream().filter(unseen.negate()).toList();
    EvaluationPrompt prompt = new EvaluationPrompt(whole.scenario(), whole.turns(), asked);
    EvaluationOutcome outcome =
        asked.isEmpty() ? new EvaluationOutcome.Scored(List.of()) : ask(prompt, context);
    if (!(outcome instanceof EvaluationOutcome.Scored(List<ItemScore> items))) {
      return outcome;
    }
    Map<Integer, ItemScore> byQuestion = new HashMap<>();
    items.forEach(item -> byQuestion.put(item.questionId(), item));
    List<ItemScore> all =
        whole.questions().stream()
            .map(question -> byQuestion.getOrDefault(question.id(), notShown(question)))
            .toList();
    all.forEach(progress);
    return new EvaluationOutcome.Scored(all);
  }

  private static ItemScore notShown(RubricQuestion question) {
    return new ItemScore(
        question.id(),
        0,
        question.maxScore(),
        Abstention.NOT_OBSERVABLE.comment(),
        List.of(),
        0,
        true);
  }

  private EvaluationOutcome ask(EvaluationPrompt prompt, CallContext context) {
    int answer = TOKENS_AROUND + TOKENS_PER_ITEM * prompt.questions().size();
    return scoring.score(
        prompt,
        excerpt(prompt, answer),
        (run, messages) -> ask(messages, run == 0 ? 0 : LIVELY, answer, context));
  }

  private CallResult ask(
      List<Message> messages, double temperature, int answerTokens, CallContext context) {
    ChatRequest request =
        new ChatRequest(
            model, VERSION, messages, SCHEMA, temperature, answerTokens, false, null, attempts);
    return provider.ask(request, context, Deltas.NONE, ModelScoring::judge);
  }

  /// What does not fit is left out of the conversation's middle; the rubric is always whole.
  private ModelScoring.Excerpt excerpt(EvaluationPrompt prompt, int answerTokens) {
    int rubric =
        prompt.questions().stream()
            .mapToInt(question ->
                Window.tokens(question.question())
                    + Window.tokens(question.guidance() == null ? "" : question.guidance())
                    + TOKENS_PER_ITEM / 8)
            .sum();
    int room = contextTokens - answerTokens - Window.tokens(SYSTEM) - rubric;
    Window window = Window.of(prompt.turns(), room);
    List<Turn> turns = new ArrayList<>(window.head());
    turns.addAll(window.tail());
    return new ModelScoring.Excerpt(turns, window.leftOut());
  }

  @Override
  public String name() {
    return "openai:" + model;
  }

  @Override
  public String promptVersion() {
    return VERSION;
  }
}
