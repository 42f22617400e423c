package org.handover.toolkit.parity.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A difference between the backends that is granted. It must show: a case whose answers agree, a
/// waiver that no case needs and one that has ended are failures.
///
/// @param owner who answers for it
/// @param until the last day on which it holds; absent: for good
/// @param legacy what the old backend answers; the new one answers as the case expects
public record Waiver(
    String reason, @Nullable String owner, @Nullable LocalDate until, JsonNode legacy) {
  public boolean endedOn(LocalDate day) {
    return until != null && day.isAfter(until);
  }
}
