package org.handover.practice.ai.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an educator says of a fact instead of the compiler, or adds to the case.
///
/// @param fact the key of the fact that it corrects; absent where it adds one
/// @param unlocks what a guarded fact is told for
public record Correction(
    @Nullable String fact, Slot slot, Telling telling, String spoken, List<String> unlocks) {
  public Correction {
    unlocks = List.copyOf(unlocks);
  }

  CaseFact of(CaseFact compiled) {
    return new CaseFact(
        compiled.key(),
        slot,
        slot.isSpoken() ? telling : CaseFact.unspoken(slot, "").telling(),
        compiled.source(),
        slot.isSpoken() ? spoken : "",
        unlocks,
        compiled.sympathy(),
        SlotRules.isDenied(spoken));
  }

  CaseFact added() {
    return of(CaseFact.free(slot, "", spoken));
  }
}
