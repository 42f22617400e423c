package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the concepts of clinical talk in words.
final class Lexicon {
  /// A phrase of a concept, found in a text.
  record Mention(Concept concept, Set<String> words) {}

  private final Vocabulary vocabulary;
  private final Map<String, List<Mention>> byRarestWord = new HashMap<>();
  private final Map<String, List<Mention>> byWord = new HashMap<>();

  Lexicon(Vocabulary vocabulary, Collection<Concept> concepts) {
    this.vocabulary = vocabulary;
    Map<String, Long> uses =
        concepts.stream()
            .flatMap(concept -> concept.phrases().stream())
            .flatMap(Set::stream)
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    Comparator<String> rarest =
        Comparator.<String>comparingLong(word -> uses.getOrDefault(word, 0L))
            .thenComparing(Comparator.naturalOrder());
    for (Concept concept : concepts) {
      for (Set<String> phrase : concept.phrases()) {
        Mention mention = new Mention(concept, phrase);
        add(mention, byRarestWord, phrase.stream().min(rarest).orElseThrow());
        if (phrase.size() > 1) {
          phrase.forEach(word -> add(mention, byWord, word));
        }
      }
    }
  }

  private static void add(Mention mention, Map<String, List<Mention>> index, String word) {
    index.computeIfAbsent(word, key -> new ArrayList<>()).add(mention);
  }

  /// The text in lower case, with typed words written out.
  String written(String text) {
    return vocabulary.spelling().written(Vocabulary.plain(text));
  }

  Phrase phrase(String text) {
    return new Phrase(vocabulary.words(text));
  }

  /// The plain words of a phrase, those of a literal too.
  Set<String> spoken(Set<String> words) {
    return words.stream()
        .flatMap(
            word -> Vocabulary.isLiteral(word) ? phrase(word).stems().stream() : Stream.of(word))
        .filter(word -> !Vocabulary.isLiteral(word))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The word's opposite, or else the word itself.
  String opposite(String stem) {
    return vocabulary.opposites().getOrDefault(stem, stem);
  }

  boolean saysLittle(String stem) {
    return vocabulary.light().contains(stem);
  }

  /// What the text itself speaks of.
  List<Mention> mentions(Phrase phrase) {
    List<Mention> found = new ArrayList<>();
    for (int at = 0; at < phrase.words().size(); at++) {
      for (Mention mention : byRarestWord.getOrDefault(phrase.words().get(at).stem(), List.of())) {
        if (phrase.holdsTogether(mention.words(), at)) {
          found.add(mention);
        }
      }
    }
    return found;
  }

  /// What is spoken of by one of these words together with others that are `known`.
  List<Mention> completed(Set<String> words, Predicate<String> known) {
    List<Mention> found = new ArrayList<>();
    for (String word : words) {
      for (Mention mention : byWord.getOrDefault(word, List.of())) {
        if (mention.words().stream().allMatch(known)) {
          found.add(mention);
        }
      }
    }
    return found;
  }
}
