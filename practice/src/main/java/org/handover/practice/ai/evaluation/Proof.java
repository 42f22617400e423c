package org.handover.practice.ai.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;

/// Holds claims against the conversation. Whatever the model was made to believe, no credit passes
/// without words that the learner really said.
final class Proof {
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int FEWEST_WORDS = 2;

  /// What has become of a question.
  sealed interface Verdict {
    record Sound(ItemScore item) implements Verdict {}

    /// It does not hold.
    ///
    /// @param problem in our words only; it is told to the model
    record Unsound(RubricQuestion question, String problem) implements Verdict {}
  }

  private final Map<Integer, Turn> turns = new HashMap<>();
  private final BiPredicate<String, String> speaksToTheMarker;

  Proof(List<Turn> turns, BiPredicate<String, String> speaksToTheMarker) {
    turns.forEach(turn -> this.turns.put(turn.number(), turn));
    this.speaksToTheMarker = speaksToTheMarker;
  }

  Verdict of(RubricQuestion question, List<ModelScore> claims) {
    List<ModelScore> own = claims.stream().filter(c -> c.questionId() == question.id()).toList();
    if (own.size() != 1) {
      return new Verdict.Unsound(
          question, own.isEmpty() ? "it was left out" : "it was answered more than once");
    }
    return problem(question, own.getFirst())
        .<Verdict>map(problem -> new Verdict.Unsound(question, problem))
        .orElseGet(() -> new Verdict.Sound(item(question, own.getFirst())));
  }

  private Optional<String> problem(RubricQuestion question, ModelScore claim) {
    if (claim.score() < 0 || claim.score() > question.maxScore()) {
      return Optional.of("the score is not within 0 and max_score");
    }
    if (claim.confidence() < 0 || claim.confidence() > 1) {
      return Optional.of("the confidence is not within 0 and 1");
    }
    if (claim.score() > 0 && claim.evidence().isEmpty()) {
      return Optional.of("a score above 0 has no evidence");
    }
    return claim.score() == 0
        ? Optional.empty()
        : claim.evidence().stream().map(this::problem).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> problem(Evidence evidence) {
    Turn turn = turns.get(evidence.turn());
    if (turn == null) {
      return Optional.of("there is no turn %d".formatted(evidence.turn()));
    }
    if (turn.speaker() != Speaker.LEARNER) {
      return Optional.of("turn %d is not the learner's".formatted(evidence.turn()));
    }
    String said = plain(turn.text());
    String quote = plain(evidence.quote());
    if (quote.isEmpty() || !said.contains(quote)) {
      return Optional.of("the quote does not stand in turn %d".formatted(evidence.turn()));
    }
    if (WORD.matcher(quote).results().count() < FEWEST_WORDS && !quote.equals(said)) {
      return Optional.of("the quote from turn %d proves nothing".formatted(evidence.turn()));
    }
    return speaksToTheMarker.test(said, quote)
        ? Optional.of("the quote from turn %d speaks to whoever marks".formatted(evidence.turn()))
        : Optional.empty();
  }

  private static String plain(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /// Evidence for a score of 0 is beside the point, and was not looked at.
  private static ItemScore item(RubricQuestion question, ModelScore claim) {
    return new ItemScore(
        question.id(),
        (int) claim.score(),
        question.maxScore(),
        claim.comment(),
        claim.score() == 0 ? List.of() : claim.evidence(),
        claim.confidence(),
        false);
  }
}
