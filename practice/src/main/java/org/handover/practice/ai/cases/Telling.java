package org.handover.practice.ai.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When a fact may be told.
public enum Telling {
  /// When the talk comes to it.
  FREELY,
  /// Only after what unlocks it.
  GUARDED,
  /// Not by the patient: it is found on examination.
  EXAMINATION,
  NEVER;

  /// As the API writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Telling::word).toList();
  }

  public static Optional<Telling> of(String word) {
    return Arrays.stream(values()).filter(telling -> telling.word().equals(word)).findFirst();
  }
}
