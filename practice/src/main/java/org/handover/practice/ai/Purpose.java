package org.handover.practice.ai;

import java.util.Locale;

/// What a call is made for.
public enum Purpose {
  /// The legacy API's `chat`.
  CHAT,
  /// The legacy API's `evaluate`.
  EVALUATE,
  /// A reply in one of API v2's conversations.
  CONVERSATION,
  /// An assessment job of API v2.
  ASSESSMENT,
  /// An educator tries a patient: of what is said, nothing is stored.
  PREVIEW;

  /// As it is stored.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
