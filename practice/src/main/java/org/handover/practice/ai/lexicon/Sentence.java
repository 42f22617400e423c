package org.handover.practice.ai.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.Turn;

/// A learner's sentence, read.
///
/// @param topics names of the concepts that it speaks of
/// @param deeds names of those that a learner does by saying so
/// @param open words that could mean one thing or another: "blood" in "any blood?", but not in "any
///   blood in your stool?"
/// @param before the words that were spoken just before
/// @param impliedTopics names of the concepts that an open word means after what was spoken before
record Sentence(
    Turn turn,
    String text,
    Phrase phrase,
    Set<String> topics,
    Set<String> deeds,
    Set<String> open,
    List<Set<String>> before,
    Set<String> impliedTopics,
    Inquiry inquiry) {
  /// Transcripts often lack the blank after a full stop; a decimal point is not an end.
  private static final Pattern END = Pattern.compile("(?<=[.?!])(?![.?!])(?<!\\d\\.(?=\\d))|\\n+");

  /// A sentence that is longer counts as several.
  static final int LONGEST = 1_000;

  static List<String> split(String text) {
    return END.splitAsStream(text)
        .flatMap(sentence -> BoundedText.pieces(sentence, LONGEST).stream())
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  static Sentence read(
      Turn turn, String text, Phrase phrase, List<Set<String>> before, Lexicon lexicon) {
    List<Lexicon.Mention> mentions = lexicon.mentions(phrase);
    Set<String> open = new HashSet<>(phrase.stems());
    open.removeIf(lexicon::saysLittle);
    mentions.stream()
        .map(Lexicon.Mention::words)
        .filter(words -> words.size() > 1)
        .forEach(open::removeAll);
    List<Lexicon.Mention> implied =
        lexicon.completed(open, word -> phrase.stems().contains(word) || spoken(word, before));
    return new Sentence(
        turn,
        text,
        phrase,
        names(mentions.stream()),
        names(mentions.stream().filter(mention -> mention.concept().said())),
        open,
        before,
        names(implied.stream()),
        Inquiry.of(lexicon.written(text)));
  }

  /// Whether the sentence, or what was spoken before it, has the word.
  boolean isAbout(String stem) {
    return phrase.stems().contains(stem) || spoken(stem, before);
  }

  private static boolean spoken(String stem, List<Set<String>> before) {
    return before.stream().anyMatch(words -> words.contains(stem));
  }

  private static Set<String> names(Stream<Lexicon.Mention> mentions) {
    return mentions
        .map(Lexicon.Mention::concept)
        .flatMap(concept -> Stream.concat(Stream.of(concept.name()), concept.wider().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
