package org.handover.practice.assessments.jobs;

import java.util.Optional;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.jspecify.annotations.Nullable;

/// Where conversations are kept: that feature is built on this one, and so is asked through this.
public interface Transcripts {
  /// What was said.
  ///
  /// @param user whose conversation it is
  /// @param transcript JSON, as the legacy API has it: `[{"role", "content"}…]`
  /// @param learnerSpoke whether there is anything to assess
  record Transcript(
      int user, @Nullable Integer scenario, String transcript, boolean learnerSpoke) {}

  /// What was said so far in a conversation that the caller can see.
  Optional<Transcript> of(RowId conversation, Principal principal);
}
