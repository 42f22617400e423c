package org.handover.practice.ai.lexicon;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads those lines of the lexicon that name concepts and how they are put in words.
final class ConceptLines {
  private static final Pattern CONCEPT = Pattern.compile("([^=~>]+) ([=~>]) (.+)");
  private static final Pattern COMMA = Pattern.compile(", ");

  private final List<MatchResult> lines;
  private final Vocabulary vocabulary;
  private final Map<String, Concept> concepts = new LinkedHashMap<>();

  ConceptLines(List<String> lines, Vocabulary vocabulary) {
    this.lines = lines.stream().flatMap(line -> CONCEPT.matcher(line).results()).toList();
    this.vocabulary = vocabulary;
  }

  Collection<Concept> read() {
    for (MatchResult line : lines) {
      if (!line.group(2).equals(">")) {
        readPhrases(line.group(1), line.group(2).equals("~"), line.group(3));
      }
    }
    for (MatchResult line : lines) {
      if (line.group(2).equals(">")) {
        readNarrower(line.group(1), line.group(3));
      }
    }
    return concepts.values();
  }

  private void readPhrases(String name, boolean said, String list) {
    Set<Set<String>> phrases = new HashSet<>();
    phrases.add(phrase(name));
    COMMA.splitAsStream(list).map(this::phrase).forEach(phrases::add);
    concepts.put(name, new Concept(name, said, phrases, Set.of()));
  }

  private Set<String> phrase(String text) {
    if (Vocabulary.isLiteral(text)) {
      return Set.of(text);
    }
    Set<String> words =
        vocabulary.words(text).stream()
            .map(Word::stem)
            .filter(stem -> !Vocabulary.isLiteral(stem))
            .collect(Collectors.toUnmodifiableSet());
    if (words.isEmpty()) {
      throw new IllegalStateException(LexiconFile.NAME + ": nothing that counts in: " + text);
    }
    return words;
  }

  private void readNarrower(String wider, String list) {
    concepts.computeIfAbsent(
        wider, name -> new Concept(name, false, Set.of(phrase(name)), Set.of()));
    for (String name : COMMA.split(list, -1)) {
      Concept narrow = concepts.get(name);
      if (narrow == null) {
        throw new IllegalStateException(LexiconFile.NAME + ": no such name: " + name);
      }
      Set<String> all = new HashSet<>(narrow.wider());
      all.add(wider);
      concepts.put(name, new Concept(name, narrow.said(), narrow.phrases(), all));
    }
  }
}
