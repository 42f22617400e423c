package org.handover.practice.ai.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Something that the case says.
///
/// @param key of the author's words and what was made of them; the same as long as both are
/// @param source the author's words
/// @param spoken as the patient says it; empty where it is never spoken
/// @param unlocks what the author named as the occasion to tell a guarded fact, in the author's
///   words; empty: a question about the fact itself
/// @param sympathy whether kindness unlocks it
/// @param denied whether it says that something is not so
public record CaseFact(
    String key,
    Slot slot,
    Telling telling,
    String source,
    String spoken,
    List<String> unlocks,
    boolean sympathy,
    boolean denied) {
  private static final int KEY_BYTES = 6;

  public CaseFact {
    unlocks = List.copyOf(unlocks);
  }

  static CaseFact free(Slot slot, String source, String spoken) {
    return new CaseFact(
        key(source, spoken),
        slot,
        Telling.FREELY,
        source,
        spoken,
        List.of(),
        false,
        SlotRules.isDenied(spoken));
  }

  static CaseFact unspoken(Slot slot, String source) {
    Telling telling = slot == Slot.FINDING ? Telling.EXAMINATION : Telling.NEVER;
    return new CaseFact(key(source, ""), slot, telling, source, "", List.of(), false, false);
  }

  CaseFact guarded(List<String> occasions, boolean kindly) {
    return telling == Telling.NEVER || telling == Telling.EXAMINATION
        ? this
        : new CaseFact(key, slot, Telling.GUARDED, source, spoken, occasions, kindly, denied);
  }

  CaseFact in(Slot other) {
    return new CaseFact(key, other, telling, source, spoken, unlocks, sympathy, denied);
  }

  /// A part of it, said by itself.
  CaseFact part(String words) {
    return new CaseFact(
        key(source, words),
        slot,
        telling,
        source,
        words,
        unlocks,
        sympathy,
        SlotRules.isDenied(words));
  }

  private static String key(String source, String spoken) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] sum = digest.digest(spoken.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
