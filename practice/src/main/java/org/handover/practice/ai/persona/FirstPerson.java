package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.web.Blank;

/// Turns what an author says to the actor ("You take ramipril; it keeps you awake") into what the
/// patient says ("I take ramipril; it keeps me awake").
final class FirstPerson {
  private static final Map<String, String> WORDS =
      Map.of(
          "your",
          "my",
          "yours",
          "mine",
          "yourself",
          "myself",
          "you're",
          "I'm",
          "you've",
          "I've",
          "you'd",
          "I'd",
          "you'll",
          "I'll");
  private static final Map<String, String> VERBS =
      Map.of("are", "am", "were", "was", "aren't", "am not", "weren't", "wasn't");

  /// Words after which something is done to "you", rather than by it.
  private static final Set<String> BEFORE_AN_OBJECT =
      Set.copyOf(
          Blank.words(
              """
              gave give gives told tell tells kept keep keeps sends send sent made make
              makes brought bring brings let lets calls call called asked asks ask help
              helps helped left takes took put hit hurt hurts bothers worries wakes woke
              stops stopped embarrasses scares for to with of from about at on by around
              behind near between without see saw show showed offered prescribed believe
              believes want wants beside upset upsets visits visited leave leaves like likes
              love loves beats beat against over under
              """));

  private static final Pattern AROUND_BLANKS = Pattern.compile("(?<=\\s)|(?=\\s)");
  private static final Pattern NO_LETTERS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  private static final Set<String> JOINS = Set.of("and", "but", "or");

  private FirstPerson() {}

  static String of(String text) {
    List<String> words = new ArrayList<>(List.of(AROUND_BLANKS.split(text, -1)));
    String before = ".";
    String subject = "";
    boolean near = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.isBlank()) {
        continue;
      }
      String plain = letters(word).toLowerCase(Locale.ROOT);
      if (plain.equals("you")) {
        boolean acts = isSubject(before, word);
        words.set(at, replaced("you", word, acts ? "I" : "me"));
        subject = acts ? "I" : subject;
      } else if (WORDS.containsKey(plain)) {
        words.set(at, replaced(plain, word, cased(plain, word)));
      } else if (subject.equals("I") && VERBS.containsKey(plain) && (near || joins(before))) {
        words.set(at, replaced(plain, word, Objects.requireNonNull(VERBS.get(plain))));
      }
      near = plain.equals("you") || (near && plain.endsWith("ly"));
      before = word;
    }
    return capitalized(String.join("", words));
  }

  private static boolean isSubject(String before, String word) {
    boolean ends = !word.toLowerCase(Locale.ROOT).endsWith("you");
    return !ends && !BEFORE_AN_OBJECT.contains(before.toLowerCase(Locale.ROOT));
  }

  private static boolean joins(String word) {
    return JOINS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String cased(String plain, String word) {
    String mine = WORDS.getOrDefault(plain, plain);
    return Character.isUpperCase(word.codePointAt(0)) ? capitalized(mine) : mine;
  }

  private static String letters(String word) {
    return NO_LETTERS.matcher(word).replaceAll("");
  }

  /// With something else in the place of a plain word that is in it.
  private static String replaced(String plain, String word, String by) {
    int at = word.toLowerCase(Locale.ROOT).indexOf(plain);
    return word.substring(0, at) + by + word.substring(at + plain.length());
  }

  static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
