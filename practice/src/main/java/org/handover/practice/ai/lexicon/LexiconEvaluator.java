package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.Turn;

/// Decides rubric questions such as "Did the learner ask about fever?" in the process, with neither
/// key nor network. It reads its vocabulary when it is made (tens of milliseconds), keeps no state
/// after that and may be shared by threads. The same input always gives the same findings.
///
/// Only the learner's own sentences earn credit, and only those that ask, or do what the question
/// wants done by saying it; what the patient says is background for them. Nothing in a conversation
/// can change how it is judged.
public final class LexiconEvaluator {
  private static final double HALF = 0.5;

  private final Lexicon lexicon;
  private final Weights weights;

  public LexiconEvaluator() {
    this(LexiconFile.read(), Weights.read());
  }

  LexiconEvaluator(Lexicon lexicon, Weights weights) {
    this.lexicon = lexicon;
    this.weights = weights;
  }

  /// One finding for each item, in their order.
  public List<Finding> evaluate(List<Turn> turns, List<RubricItem> items) {
    List<Finding> findings = new ArrayList<>();
    evaluate(turns, items, findings::add);
    return findings;
  }

  /// The same, one after the other: the conversation is read once for all of them.
  public void evaluate(List<Turn> turns, List<RubricItem> items, Consumer<Finding> found) {
    List<Sentence> sentences = Conversation.read(turns, lexicon);
    Question question = new Question(lexicon);
    for (RubricItem item : items) {
      found.accept(finding(item, Support.of(question.read(item.question()), sentences)));
    }
  }

  /// The conversation, read for further questions.
  public Hearing hear(List<Turn> turns) {
    return new Hearing(lexicon, weights, Conversation.read(turns, lexicon));
  }

  /// Whether a quote from a turn, or a sentence that it is part of, speaks to whoever marks the
  /// conversation.
  public static boolean speaksToTheMarker(String turn, String quote) {
    return Inquiry.speaksToTheMarker(quote)
        || Sentence.split(turn).stream()
            .filter(sentence -> sentence.contains(quote) || quote.contains(sentence))
            .anyMatch(Inquiry::speaksToTheMarker);
  }

  private Finding finding(RubricItem item, Support support) {
    double probability = weights.probability(support);
    boolean asked = probability >= HALF && !support.sightings().isEmpty();
    List<Evidence> evidence = asked ? support.evidence() : List.of();
    double confidence = asked ? probability : Math.max(HALF, 1 - probability);
    return new Finding(item.id(), asked, evidence, confidence);
  }
}
