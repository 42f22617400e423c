package org.handover.practice.ai.lexicon;

import java.util.List;

/// Brings the inflections of a word together: swelling, swells and swell; urination and urinate.
/// Both sides of every comparison pass through it, so a stem need not be a word. It is coarser than
/// Porter's: short clinical speech has few pairs that it would confuse.
final class Stemmer {
  private static final List<String> SUFFIXES =
      List.of(
          "ations", "ation", "ating", "ated", "ious", "iness", "ness", "ings", "ions", "ing", "ion",
          "ied", "ies", "ate", "ed", "ly", "y", "s", "e");
  private static final int SHORTEST = 3;

  private Stemmer() {}

  static String stem(String word) {
    String stem = americanSpelling(word);
    String before;
    do {
      before = stem;
      stem = strip(stem);
    } while (!stem.equals(before));
    return stem;
  }

  private static String strip(String word) {
    for (String suffix : SUFFIXES) {
      int end = word.length() - suffix.length();
      if (word.endsWith(suffix)
          && end >= shortest(suffix)
          && !(suffix.equals("s") && word.endsWith("ss"))) {
        String stem = word.substring(0, end);
        return suffix.equals("ing") || suffix.equals("ed") ? restored(stem) : stem;
      }
    }
    return word;
  }

  /// Short words keep their end: "hive" must not become HIV, nor "family" the stem of "famine".
  private static int shortest(String suffix) {
    return switch (suffix) {
      case "e", "ated", "ating", "ate" -> SHORTEST + 1;
      case "ly" -> SHORTEST + 2;
      default -> SHORTEST;
    };
  }

  /// running → run, losing → lose, but swelling → swell.
  private static String restored(String stem) {
    int last = stem.length() - 1;
    if (stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0) {
      return stem.substring(0, last);
    }
    boolean silentE =
        stem.length() == SHORTEST && !vowel(stem, 0) && vowel(stem, 1) && !vowel(stem, 2);
    return silentE ? stem + "e" : stem;
  }

  private static boolean vowel(String stem, int at) {
    return "aeiouy".indexOf(stem.charAt(at)) >= 0;
  }

  /// Without this, diarrhoea, oedema and colour would be other words than diarrhea, edema and
  /// color.
  private static String americanSpelling(String word) {
    if (word.length() < 5) {
      return word;
    }
    String vowels = word.replace("oe", "e").replace("ae", "e");
    return vowels.replace("colour", "color").replace("tumour", "tumor").replace("ise", "ize");
  }
}
