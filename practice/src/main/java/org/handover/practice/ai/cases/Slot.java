package org.handover.practice.ai.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a fact belongs in a medical history.
public enum Slot {
  COMPLAINT,
  ONSET,
  DURATION,
  COURSE,
  SEVERITY,
  TRIGGERS,
  RELIEF,
  SYMPTOM,
  DENIED,
  HISTORY,
  DRUGS,
  ALLERGIES,
  FAMILY,
  SOCIAL,
  IDEAS,
  CONCERNS,
  EXPECTATIONS,
  /// What an examination or a test shows.
  FINDING,
  DIAGNOSIS,
  /// How the patient is to be played.
  INSTRUCTION,
  OTHER;

  /// As the API writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Slot::word).toList();
  }

  public static Optional<Slot> of(String word) {
    return Arrays.stream(values()).filter(slot -> slot.word().equals(word)).findFirst();
  }

  /// Whether a patient may say what stands here at all.
  boolean isSpoken() {
    return this != FINDING && this != DIAGNOSIS && this != INSTRUCTION;
  }
}
