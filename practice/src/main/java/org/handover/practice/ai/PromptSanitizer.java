package org.handover.practice.ai;

import java.util.regex.Pattern;

/// A learner's words, without what a model's own chat template could take for its punctuation: some
/// servers turn `<|im_start|>system` in a message's text into a real change of role.
final class PromptSanitizer {
  private static final Pattern TEMPLATE_MARKS =
      Pattern.compile(
          "<\\|[^|<>]{0,40}\\|>|</?s>|\\[/?INST]|<</?SYS>>|<(?:start|end)_of_turn>"
              + "|<｜[^｜<>]{0,40}｜>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LONE_SURROGATE =
      Pattern.compile(
          "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\x{E0000}-\\x{E007F}&&[^\\n\\t\\u200D\\u200C]]");

  private PromptSanitizer() {}

  static String text(String said) {
    // What is invisible goes first: it could stand between a mark's letters.
    String visible = INVISIBLE.matcher(said).replaceAll("");
    return LONE_SURROGATE
        .matcher(TEMPLATE_MARKS.matcher(visible).replaceAll(" "))
        .replaceAll("\uFFFD");
  }
}
