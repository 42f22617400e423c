package org.handover.practice.ai.persona;

import java.util.Map;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;

/// What a learner explains, and how a patient puts it in their own words.
final class Explanations {
  private static final int LONGEST = 200;
  private static final Pattern WORD = Pattern.compile("[\\p{L}'’]{1,40}");
  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)^(?:so|well|ok|okay|right|now|because|and|but|the (?:reason|thing) is(?: that)?|i(?: think| believe|'m afraid| am afraid)(?: that)?),? ");
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\b(give|take|send|refer|admit|see|help|examine|put|keep|get|let|make|for|to|with|of|on|about|tell|show|treat|start) I\\b(?!')");
  private static final Map<String, String> TURNED =
      Map.ofEntries(
          Map.entry("you", "I"),
          Map.entry("your", "my"),
          Map.entry("yours", "mine"),
          Map.entry("yourself", "myself"),
          Map.entry("you're", "I'm"),
          Map.entry("you've", "I've"),
          Map.entry("you'll", "I'll"),
          Map.entry("you'd", "I'd"),
          Map.entry("i", "you"),
          Map.entry("my", "your"),
          Map.entry("i'm", "you're"),
          Map.entry("i've", "you've"),
          Map.entry("i'll", "you'll"),
          Map.entry("i'd", "you'd"),
          Map.entry("me", "you"));

  private Explanations() {}

  static boolean isOne(Heard heard) {
    boolean tells =
        switch (heard.act()) {
          case BAD_NEWS, INFORMATION, PROPOSAL -> true;
          default -> false;
        };
    return tells && !heard.text().endsWith("?") && heard.words().size() >= 5;
  }

  /// "I get zigzag lines, so you can't prescribe it."
  static String inOwnWords(String explanation) {
    String core =
        LEAD.matcher(LEAD.matcher(BoundedText.beginning(explanation, LONGEST)).replaceFirst(""))
            .replaceFirst("");
    String turned =
        WORD.matcher(core)
            .replaceAll(word ->
                TURNED
                    .getOrDefault(word.group().toLowerCase(java.util.Locale.ROOT), word.group())
                    .replace("$", ""));
    String agreed =
        OBJECT
            .matcher(turned.replace("I are ", "I am ").replace("you am ", "you are "))
            .replaceAll("$1 me");
    return "So "
        + agreed
            .substring(0, 1)
            .toLowerCase(java.util.Locale.ROOT)
            .replace("i", agreed.startsWith("I ") || agreed.startsWith("I'") ? "I" : "i")
        + agreed.substring(1);
  }
}
