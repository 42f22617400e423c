package org.handover.practice.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The rule of what PostgreSQL's `text` can hold: no U+0000, and no lone surrogate, which has no
/// UTF-8 form. What a client sends is refused by it, what a model says is cleaned.
public final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  public static boolean is(String text) {
    return text.codePoints().allMatch(StorableText::isStorable);
  }

  /// What is wrong with a text, in Django's words; nothing where it can be stored.
  public static List<String> mistakes(String text) {
    return mistakes(Stream.of(text));
  }

  /// The same for all texts and names in a JSON value: a `json` column keeps them as escapes, but
  /// nothing can be read out of it as text.
  public static List<String> mistakes(JsonNode value) {
    return mistakes(texts(value));
  }

  private static List<String> mistakes(Stream<String> texts) {
    int[] forbidden =
        texts.flatMapToInt(String::codePoints).filter(c -> !isStorable(c)).distinct().toArray();
    List<String> mistakes = new ArrayList<>();
    for (int codePoint : forbidden) {
      if (codePoint == 0) {
        mistakes.addFirst("Null characters are not allowed.");
      } else if (mistakes.stream().noneMatch(told -> told.startsWith("Surrogate"))) {
        mistakes.add("Surrogate characters are not allowed: U+%X.".formatted(codePoint));
      }
    }
    return mistakes;
  }

  private static Stream<String> texts(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> Stream.of(value.stringValue());
      case ARRAY -> value.valueStream().flatMap(StorableText::texts);
      case OBJECT ->
          value.properties().stream()
              .flatMap(
                  member -> Stream.concat(Stream.of(member.getKey()), texts(member.getValue())));
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> Stream.empty();
    };
  }

  /// The text with U+FFFD in the place of each character that cannot be stored.
  public static String clean(String text) {
    IntPredicate storable = StorableText::isStorable;
    if (text.codePoints().allMatch(storable)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(storable.test(c) ? c : REPLACEMENT));
    return clean.toString();
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
