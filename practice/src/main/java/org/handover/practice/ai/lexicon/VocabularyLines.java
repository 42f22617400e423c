package org.handover.practice.ai.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads those lines of the lexicon that say how text becomes words.
final class VocabularyLines {
  static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Pattern SYNONYMS = Pattern.compile("(\\w+): (.*)");
  private static final Pattern OPPOSITES = Pattern.compile("(\\w+) <> (\\w+)");

  private final List<String> lines;

  VocabularyLines(List<String> lines) {
    this.lines = lines;
  }

  Vocabulary read() {
    Map<String, String> sameWord = sameWord();
    return new Vocabulary(
        marked("- ", BLANK).collect(Collectors.toUnmodifiableSet()),
        marked("% ", BLANK)
            .map(word -> stem(word, sameWord))
            .collect(Collectors.toUnmodifiableSet()),
        sameWord,
        opposites(sameWord),
        Vocabulary.anyOf(marked("! ", COMMA).toList()),
        Vocabulary.anyOf(literals()),
        Spelling.read());
  }

  private Stream<String> marked(String sign, Pattern separator) {
    return lines.stream()
        .filter(line -> line.startsWith(sign))
        .flatMap(line -> separator.splitAsStream(line.substring(sign.length())));
  }

  private List<String> literals() {
    return lines.stream()
        .flatMap(line -> LITERAL.matcher(line).results())
        .map(literal -> literal.group(1))
        .toList();
  }

  private Map<String, String> sameWord() {
    Map<String, String> sameWord = new HashMap<>();
    matching(SYNONYMS)
        .forEach(synonyms -> {
          String head = Stemmer.stem(synonyms.get(0));
          sameWord.put(head, head);
          for (String word : BLANK.split(synonyms.get(1), -1)) {
            sameWord.put(word, head);
            sameWord.putIfAbsent(Stemmer.stem(word), head);
          }
        });
    return Map.copyOf(sameWord);
  }

  private Map<String, String> opposites(Map<String, String> sameWord) {
    Map<String, String> opposites = new HashMap<>();
    matching(OPPOSITES)
        .forEach(pair -> {
          String one = stem(pair.get(0), sameWord);
          String other = stem(pair.get(1), sameWord);
          opposites.put(one, other);
          opposites.put(other, one);
        });
    return Map.copyOf(opposites);
  }

  private Stream<List<String>> matching(Pattern twoParts) {
    return lines.stream()
        .map(twoParts::matcher)
        .filter(parts -> parts.matches())
        .map(parts -> List.of(parts.group(1), parts.group(2)));
  }

  private static String stem(String word, Map<String, String> sameWord) {
    String stem = Stemmer.stem(word);
    return sameWord.getOrDefault(stem, stem);
  }
}
