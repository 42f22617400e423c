package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;

/// The diagnosis that the case hides, and how to know it again in what a patient would say.
final class Hidden {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:(?:the |your |his |her |underlying |actual |real |true |correct |hidden |final |working |likely |intended |most likely |this is (?:really )?)*(?:diagnosis|answer|cause|illness|condition|disease)(?: here)? (?:is|would be|turns out to be|should be|of this case is)|this is (?:really |actually )?an? (?:case|presentation|picture) of)\\s(?<name>[^.;]{2,200})|^(?:the )?(?:working |final |likely |hidden )?diagnosis:? (?!is\\b|not\\b|unknown\\b|was\\b)(?<line>[^.;]{2,200})");
  private static final Pattern UNTOLD =
      Pattern.compile(
          "(?i)\\b(?:but|and|though|although|which|of which|that) (?:no one|nobody|you|he|she|they|(?-i:\\p{Lu}\\p{L}{1,20})|the patient|the family|it)(?: yet)? ?(?:has|have|do|does|did|is|are|was|were)?(?: not|n't| never)? ?(?:yet )?(?:told|know|knows|been told|aware|diagnosed|realise|realises|heard|unaware|suspect|suspects|ignorant)\\b|\\b(?:undiagnosed|(?:does|do) not know (?:it|this|that)(?=[.,;)]|$))\\b");
  private static final Pattern CUT =
      Pattern.compile(
          "(?i)\\s?(?:[,(:–—]|\\b(?:due to|secondary to|caused by|because of|because|which|but|that|with|from|following|after|on a background|precipitated by|triggered by|as well as|and|or|in a|vs|versus|is)\\b|/).{0,300}$");
  private static final Pattern JOINT =
      Pattern.compile("(?i)\\s(?:with|and|or|vs|versus)\\s|\\s?[,/(;)]\\s?");
  private static final Set<String> ADJECTIVES =
      Set.copyOf(
          Blank.words(
              """
              a an the acute chronic subacute likely probable possible early late decompensated mild
              moderate severe new newly undiagnosed first presentation recurrent exacerbation of
              worsening uncomplicated complicated left right bilateral primary secondary suspected
              typical atypical stable unstable episode untreated uncontrolled
              """));
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'-]+");
  private static final Set<String> ASIDES =
      Set.of("though", "although", "but", "which", "no", "not", "if");
  private static final int SHORTEST = 3;

  private Hidden() {}

  static boolean isNamed(String sentence) {
    return NAMED.matcher(sentence).find() || UNTOLD.matcher(sentence).find();
  }

  /// The names in a sentence or a line that tells the diagnosis.
  static List<String> names(String sentence, boolean wholeLine) {
    Matcher found = NAMED.matcher(sentence);
    String text = found.find() ? named(found) : wholeLine ? sentence : afterHave(sentence);
    Set<String> names = new LinkedHashSet<>();
    if (!wholeLine) {
      text = UNTOLD.matcher(text).find() ? text.substring(0, start(text)) : text;
    }
    for (String part : JOINT.split(text, -1)) {
      String name = bare(CUT.matcher(part).replaceFirst(""));
      boolean aside = ASIDES.contains(name.split(" ", 2)[0]);
      if (!aside && name.length() >= SHORTEST && !Verbs.isFinite(name)) {
        names.add(name);
        names.add(lastWords(name));
      }
    }
    return List.copyOf(names);
  }

  private static String named(Matcher found) {
    return found.group("name") == null ? found.group("line") : found.group("name");
  }

  private static int start(String text) {
    Matcher untold = UNTOLD.matcher(text);
    return untold.find() ? untold.start() : text.length();
  }

  private static String afterHave(String sentence) {
    int have = sentence.indexOf(" have ");
    int has = sentence.indexOf(" has ");
    return have > 0 ? sentence.substring(have + 6) : has > 0 ? sentence.substring(has + 5) : "";
  }

  private static String bare(String name) {
    List<String> words =
        new ArrayList<>(
            Blank.words(NO_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ")));
    while (!words.isEmpty() && ADJECTIVES.contains(words.getFirst())) {
      words.removeFirst();
    }
    return String.join(" ", words);
  }

  /// "heart failure" of "congestive heart failure"; of one or two words, all.
  private static String lastWords(String name) {
    List<String> words = Blank.words(name);
    return words.size() <= 2
        ? name
        : String.join(" ", words.subList(words.size() - 2, words.size()));
  }
}
