package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.Turn;

/// A conversation, read once, that answers what was asked about and what was said or done in it.
public final class Hearing {
  private static final int MOST_CITATIONS = 3;
  private static final double HALF = 0.5;

  /// A learner's sentence.
  ///
  /// @param topical whether the lexicon knows anything that it speaks of
  public record Utterance(Turn turn, String text, Inquiry form, boolean topical) {
    /// Whether it proposes something, as a statement or as a question.
    public boolean proposes() {
      return form == Inquiry.STATES || (form == Inquiry.ASKS && Inquiry.offers(text));
    }

    public boolean denies() {
      return Inquiry.denies(text);
    }
  }

  /// Whether the learner asked about a subject.
  ///
  /// @param partial the greatest share of the subject that any question of the learner names
  /// @param known whether the lexicon knows the subject, so that silence says something
  public record Asked(
      boolean asked, List<Evidence> evidence, double confidence, double partial, boolean known) {
    public Asked {
      evidence = List.copyOf(evidence);
    }
  }

  /// How much of a thing to be said or done the learner's turns hold: from 0 to 1.
  ///
  /// @param said the greatest share in what a turn states or proposes
  /// @param denied the greatest share in a sentence that says it is not so
  /// @param anywhere the greatest share in any sentence
  /// @param known whether the lexicon knows nearly all of the thing, so that silence says something
  /// @param evidence for what was said, or else for what was denied
  public record Said(
      double said, double denied, double anywhere, boolean known, List<Evidence> evidence) {
    public Said {
      evidence = List.copyOf(evidence);
    }
  }

  private final Lexicon lexicon;
  private final Question question;
  private final Weights weights;
  private final List<Sentence> sentences;

  Hearing(Lexicon lexicon, Weights weights, List<Sentence> sentences) {
    this.lexicon = lexicon;
    this.question = new Question(lexicon);
    this.weights = weights;
    this.sentences = List.copyOf(sentences);
  }

  /// What the learner said, sentence by sentence.
  public List<Utterance> utterances() {
    return sentences.stream()
        .map(sentence ->
            new Utterance(
                sentence.turn(), sentence.text(), sentence.inquiry(), !sentence.topics().isEmpty()))
        .toList();
  }

  /// Decides a line such as "Did the learner ask about fever?".
  public Asked asked(String line) {
    Subject subject = question.read(line);
    Support support = Support.of(subject, sentences);
    double probability = weights.probability(support);
    boolean asked = probability >= HALF && !support.sightings().isEmpty();
    return new Asked(
        asked,
        asked ? support.evidence() : List.of(),
        asked ? probability : Math.max(HALF, 1 - probability),
        support.partial(),
        subject.wordings().stream().anyMatch(Wording::isKnown));
  }

  /// The things that a line names.
  public List<String> subjects(String line) {
    return question.subjects(line);
  }

  /// Whether the lexicon knows the thing.
  public boolean knows(String subject) {
    return new Wording(subject, lexicon).isKnown();
  }

  /// The words that count in a text, as stems, with the names of what it speaks of.
  public Set<String> meaning(String text) {
    Phrase phrase = lexicon.phrase(text);
    Set<String> meaning = new HashSet<>(phrase.stems());
    meaning.removeIf(stem -> Vocabulary.isLiteral(stem) || lexicon.saysLittle(stem));
    lexicon.mentions(phrase).forEach(mention -> meaning.add(mention.concept().name()));
    return meaning;
  }

  /// How much of a thing the learner says, proposes or denies.
  public Said said(String thing) {
    boolean negative = Inquiry.denies(thing);
    Wording wording = new Wording(thing, lexicon);
    Map<Integer, List<Sentence>> stated = new LinkedHashMap<>();
    double denied = 0;
    double anywhere = 0;
    List<Evidence> denials = new ArrayList<>();
    for (Sentence sentence : sentences) {
      if (sentence.inquiry() == Inquiry.VOID) {
        continue;
      }
      double share = wording.covered(List.of(sentence));
      anywhere = Math.max(anywhere, share);
      if (Inquiry.denies(sentence.text()) && !negative) {
        if (share >= HALF) {
          denials.add(new Evidence(sentence.turn().number(), sentence.text()));
        }
        denied = Math.max(denied, share);
      } else if (sentence.inquiry() == Inquiry.STATES || Inquiry.offers(sentence.text())) {
        stated.computeIfAbsent(sentence.turn().number(), _ -> new ArrayList<>()).add(sentence);
      }
    }
    double said = stated.values().stream().mapToDouble(wording::covered).max().orElse(0);
    List<Evidence> proof = new ArrayList<>();
    for (List<Sentence> turn : stated.values()) {
      if (said > 0 && wording.covered(turn) >= said && proof.size() < MOST_CITATIONS) {
        Sentence best = best(wording, turn);
        proof.add(new Evidence(best.turn().number(), best.text()));
      }
    }
    boolean all = said >= HALF || denials.isEmpty();
    return new Said(said, denied, anywhere, wording.isWellKnown(), all ? proof : denials);
  }

  private static Sentence best(Wording wording, List<Sentence> turn) {
    Sentence best = turn.getFirst();
    for (Sentence sentence : turn) {
      if (wording.covered(List.of(sentence)) > wording.covered(List.of(best))) {
        best = sentence;
      }
    }
    return best;
  }
}
