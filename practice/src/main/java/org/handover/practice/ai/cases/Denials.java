package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a list of denials apart: "I have had no chest pain, no fever and no cough".
final class Denials {
  private static final Pattern LIST =
      Pattern.compile(
          "(?i)^(?<start>.{0,60}?\\b)?no (?<first>[^,.;]{2,60}?)(?<rest>(?:(?:,| and| or|, and|, or) (?:no )?[^,.;]{2,60}?){1,10})\\.?$");
  private static final Pattern NEXT = Pattern.compile("(?i)(?:, and |, or |, | and | or )(?:no )?");
  private static final Pattern HAS_NO = Pattern.compile("(?i)(?:,| and| or) no ");

  private Denials() {}

  static List<String> parts(String spoken) {
    Matcher list = LIST.matcher(spoken);
    if (!list.matches()
        || !(HAS_NO.matcher(list.group("rest")).find() || spoken.contains(" or "))) {
      return List.of(spoken);
    }
    List<String> parts = new ArrayList<>();
    String start = list.group("start") == null ? "" : list.group("start");
    parts.add(start + (start.isEmpty() ? "No " : "no ") + list.group("first"));
    for (String next : NEXT.split(list.group("rest"), -1)) {
      if (next.length() > 2) {
        parts.add(start + (start.isEmpty() ? "No " : "no ") + next);
      }
    }
    return parts;
  }
}
