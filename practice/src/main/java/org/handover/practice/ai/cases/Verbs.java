package org.handover.practice.ai.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.practice.api.Blank;

/// The forms of the verbs that case notes use, from `verbs.txt`.
final class Verbs {
  private static final Map<String, String> BASE_OF_THIRD = new HashMap<>();
  private static final Map<String, String> THIRD_OF_BASE = new HashMap<>();
  private static final Set<String> PAST = new HashSet<>();
  private static final Set<String> PARTICIPLES = new HashSet<>();
  private static final Set<String> MODALS =
      Set.of(
          "can",
          "cannot",
          "can't",
          "could",
          "couldn't",
          "will",
          "won't",
          "would",
          "wouldn't",
          "should",
          "must",
          "might",
          "may",
          "doesn't",
          "don't",
          "didn't",
          "isn't",
          "wasn't",
          "hasn't",
          "haven't",
          "hadn't",
          "aren't",
          "weren't",
          "are",
          "were",
          "am",
          "do",
          "have");
  private static final int FORMS = 4;

  static {
    CaseResource.lines("verbs.txt").forEach(Verbs::read);
  }

  private Verbs() {}

  private static void read(String line) {
    for (String verb : Blank.words(line)) {
      String[] forms = verb.split("/", -1);
      if (forms.length == FORMS) {
        add(forms[0], forms[1], forms[2], forms[3]);
      } else {
        add(verb, regularThird(verb), regularPast(verb), regularPast(verb));
      }
    }
  }

  private static void add(String base, String third, String past, String participle) {
    BASE_OF_THIRD.put(third, base);
    THIRD_OF_BASE.put(base, third);
    PAST.add(past);
    PARTICIPLES.add(participle);
  }

  private static String regularThird(String base) {
    if (base.endsWith("y") && !isVowelBeforeLast(base)) {
      return base.substring(0, base.length() - 1) + "ies";
    }
    boolean hissing = List.of("s", "sh", "ch", "x", "z", "o").stream().anyMatch(base::endsWith);
    return base + (hissing ? "es" : "s");
  }

  private static String regularPast(String base) {
    if (base.endsWith("e")) {
      return base + "d";
    }
    if (base.endsWith("y") && !isVowelBeforeLast(base)) {
      return base.substring(0, base.length() - 1) + "ied";
    }
    boolean doubled =
        List.of(
                "stop", "jog", "drop", "slip", "skip", "trip", "rub", "shop", "plan", "snif",
                "admit")
            .contains(base);
    return base + (doubled ? base.substring(base.length() - 1) : "") + "ed";
  }

  private static boolean isVowelBeforeLast(String base) {
    return base.length() > 1 && "aeiou".indexOf(base.charAt(base.length() - 2)) >= 0;
  }

  static boolean isThird(String word) {
    return BASE_OF_THIRD.containsKey(word);
  }

  /// "take" for "takes", "am" for "is".
  static String withI(String third) {
    return switch (third) {
      case "is" -> "am";
      case "has" -> "have";
      case "isn't" -> "am not";
      case "hasn't" -> "haven't";
      case "doesn't" -> "don't";
      default -> BASE_OF_THIRD.getOrDefault(third, third);
    };
  }

  static boolean changesWithI(String word) {
    return isThird(word) || Set.of("isn't", "hasn't", "doesn't").contains(word);
  }

  static String third(String base) {
    return base.equals("have") ? "has" : THIRD_OF_BASE.getOrDefault(base, regularThird(base));
  }

  static boolean isBase(String word) {
    return THIRD_OF_BASE.containsKey(word);
  }

  static boolean isPast(String word) {
    return PAST.contains(word);
  }

  static boolean isParticiple(String word) {
    return PARTICIPLES.contains(word) || word.endsWith("ing") || word.equals("got");
  }

  /// Whether a clause can have it for its verb, whatever the subject.
  static boolean isFinite(String word) {
    return isThird(word) || isPast(word) || MODALS.contains(word) || word.equals("was");
  }
}
