package org.handover.practice.ai;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.practice.ai.lexicon.Finding;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;

/// Scores in the process, by a lexicon. It knows done and not done: full marks or none.
final class EmbeddedEvaluator implements Evaluator {
  private final Supplier<LexiconEvaluator> lexicon;

  EmbeddedEvaluator(Supplier<LexiconEvaluator> lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public EvaluationOutcome evaluate(
      EvaluationPrompt prompt, CallContext context, Consumer<ItemScore> progress) {
    List<ItemScore> items = new ArrayList<>();
    for (RubricQuestion question : prompt.questions()) {
      RubricItem item =
          new RubricItem(
              String.valueOf(question.id()),
              question.question(),
              question.guidance(),
              question.maxScore());
      Finding finding = lexicon.get().evaluate(prompt.turns(), List.of(item)).getFirst();
      ItemScore score = score(question, finding);
      items.add(score);
      progress.accept(score);
    }
    return new EvaluationOutcome.Scored(items);
  }

  private static ItemScore score(RubricQuestion question, Finding finding) {
    return new ItemScore(
        question.id(),
        finding.asked() ? question.maxScore() : 0,
        question.maxScore(),
        finding.asked() ? "You did this: see the lines." : "Nothing you said shows this.",
        finding.evidence(),
        finding.confidence(),
        false);
  }

  @Override
  public String name() {
    return "embedded:lexicon-1";
  }

  @Override
  public String promptVersion() {
    return "lexicon-1";
  }
}
