package org.handover.practice.ai.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One way of naming what a question is about, and how much of it a sentence names.
final class Wording {
  private static final double LITTLE = 0.1;
  private static final double HALF_KNOWN = 0.5;
  private static final double WELL_KNOWN = 0.85;

  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final Map<String, Set<String>> wordsByTopic = new HashMap<>();
  private final Map<String, String> opposites = new HashMap<>();
  private final double whole;

  Wording(String text, Lexicon lexicon) {
    Phrase phrase = lexicon.phrase(text);
    for (String stem : phrase.stems()) {
      if (!Vocabulary.isLiteral(stem)) {
        weights.put(stem, lexicon.saysLittle(stem) ? LITTLE : 1.0);
        opposites.put(stem, lexicon.opposite(stem));
      }
    }
    for (Lexicon.Mention mention : lexicon.mentions(phrase)) {
      wordsByTopic
          .computeIfAbsent(mention.concept().name(), topic -> new HashSet<>())
          .addAll(lexicon.spoken(mention.words()));
    }
    whole = weight(weights.keySet());
  }

  /// The share that the sentence itself names: from 0, nothing, to 1, all of it.
  double named(Sentence sentence) {
    if (contradicts(sentence.phrase().stems())) {
      return 0;
    }
    Set<String> meant = meant(sentence.topics());
    double best = weight(meant);
    List<Word> words = sentence.phrase().words();
    for (int at = 0; at < words.size(); at++) {
      if (weights.containsKey(words.get(at).stem())) {
        best = Math.max(best, weight(withNeighbours(meant, sentence.phrase(), at)));
      }
    }
    return share(best);
  }

  /// The share that the sentence names if what was spoken of before completes it.
  double implied(Sentence sentence) {
    Set<String> meant = meant(sentence.impliedTopics());
    if (weights.keySet().stream().anyMatch(sentence.open()::contains)) {
      for (String stem : weights.keySet()) {
        if (sentence.isAbout(stem)) {
          meant.add(stem);
        }
      }
    }
    return share(weight(meant));
  }

  /// The share that the sentence does by saying it, as a greeting does.
  double done(Sentence sentence) {
    return sentence.deeds().isEmpty() ? 0 : share(weight(meant(sentence.deeds())));
  }

  /// The share that some sentences name together, wherever in them the words stand.
  double covered(List<Sentence> sentences) {
    Set<String> found = new HashSet<>();
    for (Sentence sentence : sentences) {
      found.addAll(meant(sentence.topics()));
      weights.keySet().stream().filter(sentence.phrase().stems()::contains).forEach(found::add);
    }
    return share(weight(found));
  }

  /// Whether the lexicon knows at least half of the thing: only then does silence say something.
  boolean isKnown() {
    return known() >= HALF_KNOWN;
  }

  /// Whether it knows nearly all of it.
  boolean isWellKnown() {
    return known() >= WELL_KNOWN;
  }

  private double known() {
    Set<String> known = new HashSet<>();
    wordsByTopic.values().forEach(known::addAll);
    return share(weight(known));
  }

  /// "Have you gained weight?" does not ask about weight loss.
  private boolean contradicts(Set<String> said) {
    return opposites.entrySet().stream()
        .anyMatch(pair -> said.contains(pair.getValue()) && !said.contains(pair.getKey()));
  }

  private Set<String> withNeighbours(Set<String> meant, Phrase phrase, int at) {
    Set<String> all = new HashSet<>(meant);
    for (String stem : weights.keySet()) {
      if (phrase.near(stem, at, weights.size() + 1)) {
        all.add(stem);
      }
    }
    return all;
  }

  private Set<String> meant(Set<String> topics) {
    Set<String> meant = new HashSet<>();
    wordsByTopic.forEach((topic, words) -> {
      if (topics.contains(topic)) {
        meant.addAll(words);
      }
    });
    return meant;
  }

  private double weight(Set<String> words) {
    double sum = 0;
    for (String word : words) {
      sum += weights.getOrDefault(word, 0.0);
    }
    return sum;
  }

  private double share(double weight) {
    return whole == 0 ? 0 : weight / whole;
  }
}
