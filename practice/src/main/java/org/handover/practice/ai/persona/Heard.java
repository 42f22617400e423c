package org.handover.practice.ai.persona;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// A learner's sentence, understood as far as it goes by itself.
///
/// @param words corrected where one letter was wrong
/// @param asked what is to be told of its subject
record Heard(String text, List<String> words, Act act, Set<Topic> topics, Optional<Aspect> asked) {
  /// As much as a message of the new face has; the legacy one's may be longer.
  static final int LONGEST = 4_000;

  private static final int MOST_SENTENCES = 12;
  private static final int LONGEST_SENTENCE = 1_000;
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s{1,20}|\\n+");

  private static final Pattern NEXT_QUESTION =
      Pattern.compile(
          "(?i)(?:,? and|,) (?=(?:who|what|(?:for )?how|when|where|why|is there|are there|do you|did you|have you|has he|has she|are you|does (?:it|he|she)|is it|is he|is she|any)\\b)");

  static List<Heard> sentences(String said, Set<String> spelledRight) {
    return split(said).map(sentence -> of(sentence, spelledRight)).toList();
  }

  static Stream<String> split(String said) {
    return SENTENCE
        .splitAsStream(BoundedText.beginning(said, LONGEST).replace('’', '\'').strip())
        .flatMap(sentence -> BoundedText.pieces(sentence, LONGEST_SENTENCE).stream())
        .flatMap(Heard::questions)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .limit(MOST_SENTENCES);
  }

  /// "What worries you, and what were you hoping for?" asks two things.
  private static Stream<String> questions(String sentence) {
    if (!sentence.endsWith("?")) {
      return Stream.of(sentence);
    }
    return NEXT_QUESTION
        .splitAsStream(sentence)
        .map(part -> part.endsWith("?") ? part : part + "?");
  }

  private static Heard of(String sentence, Set<String> spelledRight) {
    List<String> words = Topics.shared().corrected(Topics.words(sentence), spelledRight);
    return new Heard(
        sentence,
        words,
        Act.of(sentence),
        new LinkedHashSet<>(Topics.shared().in(words)),
        Aspect.askedFor(sentence));
  }

  boolean isClosed() {
    return Act.isClosed(text) && !isEitherOr();
  }

  boolean isEitherOr() {
    return Act.isEitherOr(text) && text.endsWith("?");
  }

  boolean speaksOf(String topic) {
    return topics.stream().anyMatch(one -> one.name().equals(topic));
  }

  Heard asking(Aspect aspect) {
    return new Heard(text, words, act, topics, Optional.of(aspect));
  }

  Heard about(Set<Topic> others) {
    return new Heard(text, words, act, others, asked);
  }
}
