package org.handover.practice.ai.persona;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;

/// What the patient has said so far.
record Memory(String said) {
  /// Of the latest turns: each fact is looked for in them.
  private static final int MOST_CHARACTERS = 100_000;

  private static final Pattern END = Pattern.compile("[.!?]+$");

  static Memory of(List<Turn> turns) {
    int left = MOST_CHARACTERS;
    Deque<String> said = new ArrayDeque<>();
    for (Turn turn : turns.reversed()) {
      if (turn.speaker() == Speaker.PATIENT && left > 0) {
        String text = BoundedText.beginning(turn.text(), left);
        left -= text.length();
        said.addFirst(text.toLowerCase(Locale.ROOT));
      }
    }
    return new Memory(String.join("\n", said));
  }

  boolean has(String words) {
    String plain = END.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
    return said.contains(plain);
  }
}
