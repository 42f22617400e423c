package org.handover.practice.ai.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads typed talk: "u" is "you", "im" is "i'm", and a word of five letters or more that is one
/// edit away from a known word, and is no word itself, is that word. `spelling.txt` holds the
/// lists.
public final class Spelling {
  private static final String NAME = "spelling.txt";
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 20;

  private final Map<String, String> typed = new HashMap<>();
  private final Map<String, String> edits = new HashMap<>();

  private Spelling(List<String> lines) {
    Set<String> real = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (String line : lines) {
      if (line.startsWith("~ ")) {
        known.addAll(List.of(BLANK.split(line.substring(2))));
      } else if (line.startsWith("! ")) {
        real.addAll(List.of(BLANK.split(line.substring(2))));
      } else if (line.contains(" = ")) {
        int sign = line.indexOf(" = ");
        typed.put(line.substring(0, sign), line.substring(sign + 3));
      }
    }
    real.addAll(known);
    known.stream().sorted().forEach(word -> index(word, real));
  }

  /// Reads the lists.
  public static Spelling read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Spelling.class.getResourceAsStream(NAME), NAME),
                StandardCharsets.UTF_8))) {
      return new Spelling(reader.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The text with its typed words written out; all else stands as it was. Lower case is expected.
  public String written(String plain) {
    Matcher word = WORD.matcher(plain);
    return word.replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
  }

  private String word(String token) {
    String meant = typed.get(token);
    if (meant != null) {
      return meant;
    }
    return token.length() < SHORTEST || token.length() > LONGEST
        ? token
        : edits.getOrDefault(token, token);
  }

  /// All that one edit makes of a word: a letter left out, doubled or exchanged for its neighbour's
  /// place, or another letter.
  private void index(String word, Set<String> real) {
    for (int at = 0; at < word.length(); at++) {
      String head = word.substring(0, at);
      String tail = word.substring(at + 1);
      add(head + tail, word, real);
      if (at + 1 < word.length()) {
        add(head + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2), word, real);
      }
      for (char letter = 'a'; letter <= 'z'; letter++) {
        add(head + letter + tail, word, real);
        add(head + letter + word.charAt(at) + tail, word, real);
      }
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      add(word + letter, word, real);
    }
  }

  private void add(String edited, String word, Set<String> real) {
    if (edited.length() >= SHORTEST && !real.contains(edited)) {
      edits.putIfAbsent(edited, word);
    }
  }
}
