package org.handover.practice.ai.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns text into words that can be compared.
///
/// @param empty words that are passed over
/// @param light stems that say little
/// @param sameWord what stands for a word or a stem and its synonyms
/// @param opposites stems of which one is not said by the other
/// @param idioms expressions that become one word of their own
/// @param literals expressions that count only as they stand, beside their words
/// @param spelling how typed words are written out
record Vocabulary(
    Set<String> empty,
    Set<String> light,
    Map<String, String> sameWord,
    Map<String, String> opposites,
    Pattern idioms,
    Pattern literals,
    Spelling spelling) {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?|[,;:]");

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('’', '\'');
    return composed.toLowerCase(Locale.ROOT);
  }

  /// Matches any of the expressions, the longest first.
  static Pattern anyOf(List<String> expressions) {
    if (expressions.isEmpty()) {
      return NOTHING;
    }
    return Pattern.compile(
        expressions.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
  }

  static String literal(String expression) {
    return '"' + expression + '"';
  }

  static boolean isLiteral(String stem) {
    return stem.startsWith("\"");
  }

  List<Word> words(String text) {
    String plain = spelling.written(plain(text));
    Matcher tokens =
        TOKEN.matcher(idioms.matcher(plain).replaceAll(idiom -> idiom.group().replace(" ", "")));
    List<Word> words = new ArrayList<>();
    int place = 0;
    while (tokens.find()) {
      String token = tokens.group();
      if (!Character.isLetterOrDigit(token.codePointAt(0))) {
        place++;
      } else if (!empty.contains(token)) {
        words.add(new Word(stem(token), place++));
      }
    }
    addLiterals(plain, words);
    return words;
  }

  /// The exact word is looked up first: sleepy has the stem of sleep, but means drowsy.
  String stem(String word) {
    String stem = Stemmer.stem(word);
    return sameWord.getOrDefault(word, sameWord.getOrDefault(stem, stem));
  }

  private void addLiterals(String plain, List<Word> words) {
    Matcher literal = literals.matcher(plain);
    for (int from = 0; literal.find(from); from = literal.start() + 1) {
      words.add(new Word(literal(literal.group()), 0));
    }
  }
}
