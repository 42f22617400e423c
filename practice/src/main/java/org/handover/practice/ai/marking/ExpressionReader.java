package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.ai.marking.Expression.Element;

/// Reads expressions of `skills.txt`. A mistake in one ends the start: the file is ours.
final class ExpressionReader {
  private static final Pattern SIGN = Pattern.compile("\\(|\\)\\??|\\||!\\(|[^\\s()|?!]+\\??|\\?");
  private static final int SHORT_GAP = 3;
  private static final int LONG_GAP = 8;
  private static final int LONGEST_GAP = 40;

  private final Map<String, String> classes;
  private List<String> signs = List.of();
  private int at;

  ExpressionReader(Map<String, String> classes) {
    this.classes = Map.copyOf(classes);
  }

  Expression read(String text) {
    String whole = text;
    for (Map.Entry<String, String> one : classes.entrySet()) {
      whole = whole.replace("@" + one.getKey(), "(" + one.getValue() + ")");
    }
    signs = SIGN.matcher(whole).results().map(sign -> sign.group()).toList();
    at = 0;
    List<Element> elements = sequence();
    if (at != signs.size() || elements.isEmpty() || whole.contains("@")) {
      throw new IllegalStateException(SkillFile.NAME + ": cannot read: " + text);
    }
    return new Expression(elements);
  }

  private List<Element> sequence() {
    List<Element> elements = new ArrayList<>();
    while (at < signs.size() && !signs.get(at).startsWith(")") && !signs.get(at).equals("|")) {
      elements.add(element(signs.get(at++)));
    }
    return elements;
  }

  private Element element(String sign) {
    return switch (sign) {
      case "(" -> group();
      case "!(" -> otherThan();
      case "*" -> new Element.Gap(SHORT_GAP);
      case "**" -> new Element.Gap(LONG_GAP);
      case "***" -> new Element.Gap(LONGEST_GAP);
      case "_" -> new Element.OneWord(Set.of(), List.of(), true);
      case "^" -> new Element.Edge(false);
      case "$" -> new Element.Edge(true);
      default -> word(sign);
    };
  }

  private Element group() {
    List<List<Element>> ways = new ArrayList<>();
    ways.add(sequence());
    while (at < signs.size() && signs.get(at).equals("|")) {
      at++;
      ways.add(sequence());
    }
    boolean optional = at < signs.size() && signs.get(at).endsWith("?");
    at++;
    return new Element.Choice(ways, optional);
  }

  /// One word that is none of these.
  private Element otherThan() {
    Set<String> words = new HashSet<>();
    while (at < signs.size() && !signs.get(at).startsWith(")")) {
      if (!signs.get(at).equals("|")) {
        words.add(signs.get(at));
      }
      at++;
    }
    at++;
    return new Element.OneWord(words, List.of(), true);
  }

  private static Element word(String sign) {
    if (sign.endsWith("s?")) {
      String one = sign.substring(0, sign.length() - 2);
      return new Element.OneWord(Set.of(one, one + "s"), List.of(), false);
    }
    if (sign.endsWith("?")) {
      return new Element.Choice(List.of(List.of(word(sign.substring(0, sign.length() - 1)))), true);
    }
    return sign.endsWith("~")
        ? new Element.OneWord(Set.of(), List.of(sign.substring(0, sign.length() - 1)), false)
        : new Element.OneWord(Set.of(sign), List.of(), false);
  }
}
