package org.handover.practice.ai.openai;

import org.handover.practice.api.StorableText;

/// A model's text, piece by piece, without what cannot be stored. A provider may cut a character in
/// two: its first half waits for the next piece.
final class CleanText {
  private String half = "";

  /// What is complete of a piece and what was before it.
  String next(String piece) {
    String text = half + piece;
    boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    half = cut ? text.substring(text.length() - 1) : "";
    return StorableText.clean(cut ? text.substring(0, text.length() - 1) : text);
  }

  /// What is left at the end.
  String rest() {
    return StorableText.clean(half);
  }
}
