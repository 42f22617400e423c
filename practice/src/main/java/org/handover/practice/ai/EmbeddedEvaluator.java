package org.handover.practice.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.lexicon.Finding;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;

/// Scores in the process, by a lexicon. It knows done and not done: full marks or none.
final class EmbeddedEvaluator implements Evaluator {
  private static final String NAME = "embedded:lexicon-2";
  private static final String VERSION = "lexicon-2";

  private final Supplier<LexiconEvaluator> lexicon;
  private final Consumer<Call> rows;

  EmbeddedEvaluator(Supplier<LexiconEvaluator> lexicon, Consumer<Call> rows) {
    this.lexicon = lexicon;
    this.rows = rows;
  }

  @Override
  public EvaluationOutcome evaluate(
      EvaluationPrompt prompt, CallContext context, Consumer<ItemScore> progress) {
    long start = System.nanoTime();
    List<ItemScore> items = new ArrayList<>();
    List<RubricItem> rubric = prompt.questions().stream().map(EmbeddedEvaluator::item).toList();
    lexicon
        .get()
        .evaluate(
            prompt.turns(),
            rubric,
            finding -> {
              ItemScore score = score(prompt.questions().get(items.size()), finding);
              items.add(score);
              progress.accept(score);
            });
    rows.accept(row(prompt, context, items, Duration.ofNanos(System.nanoTime() - start)));
    return new EvaluationOutcome.Scored(items);
  }

  private static RubricItem item(RubricQuestion question) {
    return new RubricItem(
        String.valueOf(question.id()),
        question.question(),
        question.guidance(),
        question.maxScore());
  }

  private static Call row(
      EvaluationPrompt prompt, CallContext context, List<ItemScore> items, Duration latency) {
    return new Call(
        context,
        NAME,
        VERSION,
        1,
        null,
        null,
        latency,
        Outcome.ANSWERED,
        null,
        new Call.Payload(prompt.turns().toString(), items.toString()));
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
    return NAME;
  }

  @Override
  public String promptVersion() {
    return VERSION;
  }
}
