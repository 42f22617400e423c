package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;

/// What the patient has said so far.
record Memory(String said) {
  static Memory of(List<Turn> turns) {
    return new Memory(
        turns.stream()
            .filter(turn -> turn.speaker() == Speaker.PATIENT)
            .map(turn -> turn.text().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n")));
  }

  boolean has(String words) {
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("[.!?]+$", "");
    return said.contains(plain);
  }
}
