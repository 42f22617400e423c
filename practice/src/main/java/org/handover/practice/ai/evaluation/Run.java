package org.handover.practice.ai.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.evaluation.Proof.Verdict;
import org.handover.practice.ai.openai.CallResult;
import org.handover.practice.ai.openai.Finish;
import org.handover.practice.ai.openai.Message;
import org.handover.practice.ai.openai.Prospect;
import org.jspecify.annotations.Nullable;

/// Scores a conversation once: asks, checks, and asks again once for what did not hold.
///
/// @param ask makes one call of the provider
/// @param prompt the messages for some questions, and for what was wrong before
record Run(Function<List<Message>, CallResult> ask, Prompt prompt, Proof proof) {
  interface Prompt {
    List<Message> of(List<RubricQuestion> questions, List<String> problems);
  }

  /// How the run ended.
  sealed interface Result {
    /// What held.
    ///
    /// @param items for some of the questions; the others found no proof
    record Items(List<ItemScore> items) implements Result {
      public Items {
        items = List.copyOf(items);
      }
    }

    /// There was no answer to look at.
    record None(String reason, @Nullable Duration after, Prospect prospect) implements Result {}
  }

  private sealed interface Answer {
    record Claims(List<ModelScore> claims) implements Answer {}

    /// @param worthAsking whether the model may do better when it is asked again
    record Unusable(String reason, @Nullable Duration after, Prospect prospect, boolean worthAsking)
        implements Answer {}
  }

  Result of(List<RubricQuestion> questions) {
    Answer first = answer(questions, List.of());
    if (first instanceof Answer.Unusable bad && !bad.worthAsking()) {
      return none(bad);
    }
    List<ItemScore> sound = new ArrayList<>();
    List<Verdict.Unsound> unsound = sift(questions, first, sound);
    if (unsound.isEmpty()) {
      return new Result.Items(sound);
    }
    List<RubricQuestion> again = unsound.stream().map(Verdict.Unsound::question).toList();
    Answer second = answer(again, problems(first, unsound));
    boolean lost = second instanceof Answer.Unusable bad && (sound.isEmpty() || !bad.worthAsking());
    if (lost) {
      return none((Answer.Unusable) second);
    }
    sift(again, second, sound);
    return new Result.Items(sound);
  }

  /// Adds what holds to `sound` and gives back the rest.
  private List<Verdict.Unsound> sift(
      List<RubricQuestion> questions, Answer answer, List<ItemScore> sound) {
    List<ModelScore> claims = answer instanceof Answer.Claims given ? given.claims() : List.of();
    List<Verdict.Unsound> unsound = new ArrayList<>();
    for (RubricQuestion question : questions) {
      switch (proof.of(question, claims)) {
        case Verdict.Sound held -> sound.add(held.item());
        case Verdict.Unsound failed -> unsound.add(failed);
      }
    }
    return unsound;
  }

  private static List<String> problems(Answer first, List<Verdict.Unsound> unsound) {
    return first instanceof Answer.Unusable bad
        ? List.of(bad.reason())
        : unsound.stream()
            .map(failed -> "question %d: %s".formatted(failed.question().id(), failed.problem()))
            .toList();
  }

  private Answer answer(List<RubricQuestion> questions, List<String> problems) {
    return switch (ask.apply(prompt.of(questions, problems))) {
      case CallResult.Ended ended -> claims(ended);
      case CallResult.Busy busy ->
          new Answer.Unusable(
              "too many calls are under way",
              Duration.ofSeconds(busy.retryAfterSeconds()),
              Prospect.PASSING,
              false);
      case CallResult.Unavailable gone ->
          new Answer.Unusable(gone.reason(), gone.retryAfter(), gone.prospect(), false);
      case CallResult.Cut cut -> new Answer.Unusable(cut.reason(), null, Prospect.PASSING, false);
      case CallResult.Cancelled cancelled ->
          new Answer.Unusable("the service was stopping", null, Prospect.PASSING, false);
    };
  }

  private static Answer claims(CallResult.Ended ended) {
    if (ended.declined()) {
      return new Answer.Unusable("the model declined to score", null, Prospect.LASTING, false);
    }
    if (ended.finish() == Finish.LENGTH) {
      return unusable("the model's answer was cut at its limit of length");
    }
    Optional<List<ModelScore>> claims =
        ModelScore.read(ended.content() == null ? "" : ended.content());
    return claims
        .<Answer>map(Answer.Claims::new)
        .orElseGet(() -> unusable("the model's answer did not have the shape of the schema"));
  }

  private static Answer unusable(String reason) {
    return new Answer.Unusable(reason, null, Prospect.PASSING, true);
  }

  private static Result none(Answer.Unusable bad) {
    return new Result.None(bad.reason(), bad.after(), bad.prospect());
  }
}
