package org.handover.practice.ai.cases;

import java.util.List;
import java.util.Set;
import org.handover.practice.api.Blank;

/// Tells English from other languages, by letters and by small words.
public final class Language {
  private static final int LAST_LATIN = 0x250;

  /// Small words that English has not.
  private static final Set<String> FOREIGN =
      Set.copyOf(
          Blank.words(
              """
              der das und ist nicht mit seit sie haben eine bei keine wegen ihr sein wie wann was
              ich er ihnen ihre den dem des tag guten zum zur auf sind wird schon lange spielen herrn
              el los las que con por una desde tiene su del muy años usted cuánto cuando cuándo dónde
              tiempo lleva hola buenos días qué cómo es está quiero darle
              le les est depuis avec il elle une dans ses pas sont ans vous avez bonjour où quand
              comment combien quel quelle qui votre avoir mal
              het een niet zijn sinds heeft hebt och att inte som jag hon har ni
              gli che non per sono dal della è lei buongiorno quanto dove ha da quando
              um uma não com sua você tem dor está olá desde
              """));

  private static final Set<String> ENGLISH =
      Set.copyOf(
          Blank.words(
              """
              the and is of you your he she with for to in was not are have has had do does did it
              this that any how what when where who why been on at from my i can could would
              """));

  private Language() {}

  /// Whether the text is surely in another language: in other letters, or with more of its small
  /// words than of English ones.
  public static boolean isForeign(String text) {
    if (text.codePoints().filter(Character::isLetter).anyMatch(c -> c >= LAST_LATIN)) {
      return true;
    }
    List<String> words = Topics.words(text).stream().distinct().toList();
    long foreign = words.stream().filter(FOREIGN::contains).count();
    long english = words.stream().filter(ENGLISH::contains).count();
    return foreign > english && (foreign > 1 || (english == 0 && words.size() <= 4));
  }

  /// Whether a line of notes that are in another language on the whole is so too.
  static boolean isForeignWithin(String line, boolean foreignNotes) {
    List<String> words = Topics.words(line);
    return isForeign(line)
        || (foreignNotes && words.stream().distinct().filter(ENGLISH::contains).count() < 2);
  }
}
