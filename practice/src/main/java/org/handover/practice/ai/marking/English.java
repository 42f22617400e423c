package org.handover.practice.ai.marking;

import java.util.Set;

/// Whether text is English, by its small words: what is not is left to a person.
final class English {
  private static final Set<String> SMALL = WordLists.get("english");
  private static final Set<String> FOREIGN = WordLists.get("foreign");

  /// A text of so few words tells nothing.
  private static final int FEW = 3;

  /// Whether it is English, as far as can be told.
  boolean isEnglish(Words words) {
    if (words.list().stream().anyMatch(English::isOfAnotherScript)) {
      return false;
    }
    if (words.list().size() < FEW) {
      return true;
    }
    long small = words.list().stream().filter(SMALL::contains).count();
    long foreign = words.list().stream().filter(FOREIGN::contains).count();
    return foreign <= small || (foreign < 2 && 10 * foreign < 3L * words.list().size());
  }

  private static boolean isOfAnotherScript(String word) {
    return word.codePoints()
        .anyMatch(letter ->
            Character.isLetter(letter)
                && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN);
  }
}
