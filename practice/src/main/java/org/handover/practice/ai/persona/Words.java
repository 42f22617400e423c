package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handover.practice.api.Blank;

/// Words by what they have in common in all their forms.
final class Words {
  private static final Set<String> LITTLE =
      Set.copyOf(
          Blank.words(
              """
              a an the i you he she it we they me my your his her its our their him them this that
              these those is are was were am be been being do does did done have has had having
              will would can could shall should may might must not no nor any some all of to in on
              at by for with from about as into over after before and or but so if when then than
              there here what which who whom whose why how where just also very really quite much
              many more most ever never else out up down off get got go going goes come came tell
              say said like know think thing things feel feels felt let us im ive dont ok okay
              well now right please yes anything something time times way bit little lot
              moment today doctor start started starts begin began last long often old ever first day days gone point sorry thank thanks hello hi good great mean kind sort take make
              """));
  private static final int STEM = 3;

  private Words() {}

  static List<String> stems(List<String> words) {
    return words.stream()
        .filter(word -> !LITTLE.contains(word.replace("'", "")))
        .map(Words::stem)
        .filter(stem -> stem.length() > 2 || (!stem.isEmpty() && Character.isDigit(stem.charAt(0))))
        .toList();
  }

  static String stem(String word) {
    String stem = word.toLowerCase(Locale.ROOT).replace("'s", "").replace("'", "");
    for (String suffix : List.of("ings", "ing", "ies", "ied", "es", "ed", "ly", "s", "e", "y")) {
      if (stem.endsWith(suffix) && stem.length() - suffix.length() >= STEM) {
        String cut = stem.substring(0, stem.length() - suffix.length());
        int last = cut.length() - 1;
        boolean doubled =
            last > 2
                && cut.charAt(last) == cut.charAt(last - 1)
                && "lsz".indexOf(cut.charAt(last)) < 0;
        boolean worry = last > 2 && cut.charAt(last) == 'y' && suffix.charAt(0) != 'y';
        return doubled || worry ? cut.substring(0, last) : cut;
      }
    }
    return stem;
  }
}
