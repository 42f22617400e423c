package org.handover.practice.ai;

import java.util.Locale;

/// What a call is made for.
public enum Purpose {
  /// The legacy face's `chat`.
  CHAT,
  /// The legacy face's `evaluate`.
  EVALUATE,
  /// A reply in one of the new face's conversations.
  CONVERSATION,
  /// An assessment job of the new face.
  ASSESSMENT,
  /// An educator tries a patient: of what is said, nothing is stored.
  PREVIEW;

  /// As it is stored.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
