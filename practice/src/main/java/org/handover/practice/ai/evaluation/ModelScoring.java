package org.handover.practice.ai.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.handover.practice.ai.EvaluationOutcome;
import org.handover.practice.ai.EvaluationPrompt;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.openai.CallResult;
import org.handover.practice.ai.openai.Message;

/// Scores a conversation by a model, in one run or several.
public final class ModelScoring {
  /// What the window takes of a conversation.
  public record Excerpt(List<Turn> turns, int leftOut) {
    public Excerpt {
      turns = List.copyOf(turns);
    }
  }

  private final EvaluationMessages messages;
  private final BiPredicate<String, String> speaksToTheMarker;
  private final int runs;

  /// Does no I/O yet.
  ///
  /// @param speaksToTheMarker whether a turn's quote addresses the marker of the conversation
  public ModelScoring(String system, BiPredicate<String, String> speaksToTheMarker, int runs) {
    this.messages = new EvaluationMessages(system);
    this.speaksToTheMarker = speaksToTheMarker;
    this.runs = runs;
  }

  /// Blocks until every question has an item, or none can be had.
  ///
  /// @param ask makes one call: the run's number, from 0, and the messages
  public EvaluationOutcome score(
      EvaluationPrompt prompt,
      Excerpt excerpt,
      BiFunction<Integer, List<Message>, CallResult> ask) {
    Proof proof = new Proof(prompt.turns(), speaksToTheMarker);
    List<ItemScore> found = new ArrayList<>();
    for (int number = 0; number < runs; number++) {
      int run = number;
      Run.Result result =
          new Run(
                  said -> ask.apply(run, said),
                  (questions, problems) ->
                      messages.of(questions, excerpt.turns(), excerpt.leftOut(), problems),
                  proof)
              .of(prompt.questions());
      switch (result) {
        case Run.Result.Items items -> found.addAll(items.items());
        case Run.Result.None none -> {
          return switch (none.prospect()) {
            case PASSING -> new EvaluationOutcome.Retry(none.reason(), none.after());
            case HELD -> new EvaluationOutcome.Held(none.reason());
            case LASTING -> new EvaluationOutcome.Failed(none.reason());
          };
        }
      }
    }
    return new EvaluationOutcome.Scored(
        prompt.questions().stream().map(q -> Consensus.of(q, found, runs)).toList());
  }

  /// How the row of a call is to call its answer.
  public static org.handover.practice.ai.calls.Outcome judge(String content) {
    return ModelScore.judge(content);
  }
}
