package org.handover.practice.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.lexicon.RubricItem;
import org.handover.practice.ai.marking.Abstention;
import org.handover.practice.ai.marking.Mark;
import org.handover.practice.ai.marking.RubricMarker;

/// Scores in the process, by a lexicon and the skills of a consultation. What no rule understands,
/// and what a transcript cannot show, is left to a person.
final class EmbeddedEvaluator implements Evaluator {
  private static final String NAME = "embedded:lexicon-3";
  private static final String VERSION = "lexicon-3";

  private final Supplier<RubricMarker> marker;
  private final Consumer<Call> rows;

  EmbeddedEvaluator(Supplier<RubricMarker> marker, Consumer<Call> rows) {
    this.marker = marker;
    this.rows = rows;
  }

  @Override
  public EvaluationOutcome evaluate(
      EvaluationPrompt prompt, CallContext context, Consumer<ItemScore> progress) {
    long start = System.nanoTime();
    List<ItemScore> items = new ArrayList<>();
    List<RubricItem> rubric = prompt.questions().stream().map(EmbeddedEvaluator::item).toList();
    marker
        .get()
        .mark(
            prompt.turns(),
            rubric,
            mark -> {
              ItemScore score = score(prompt.questions().get(items.size()), mark);
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

  private static ItemScore score(RubricQuestion question, Mark mark) {
    Abstention abstention = mark.abstention();
    int score = abstention == null ? points(question, mark) : 0;
    return new ItemScore(
        question.id(),
        score,
        question.maxScore(),
        abstention == null ? comment(score, mark) : abstention.comment(),
        mark.evidence(),
        mark.confidence(),
        abstention != null);
  }

  /// Whole points; half a point is not given, nor is it deducted.
  private static int points(RubricQuestion question, Mark mark) {
    int points = (int) Math.ceil(mark.share() * Math.abs(question.maxScore()) - 0.5);
    return question.isPenalty() ? -points : points;
  }

  private static String comment(int score, Mark mark) {
    if (score < 0) {
      return mark.evidence().isEmpty()
          ? "Points are deducted: nothing you said shows otherwise."
          : "Points are deducted for this: see the lines.";
    }
    if (mark.share() >= 1) {
      return mark.evidence().isEmpty()
          ? "Nothing you said goes against this."
          : "You did this: see the lines.";
    }
    if (mark.evidence().isEmpty()) {
      return "Nothing you said shows this.";
    }
    return score > 0 ? "You did part of this: see the lines." : "This was not met: see the lines.";
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
