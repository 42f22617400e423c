package org.handover.practice.ai.openai;

/// Why the model stopped.
public enum Finish {
  STOP,
  /// At its limit of length.
  LENGTH,
  /// The provider's filter stopped it.
  FILTER;

  static Finish of(String reason) {
    return switch (reason) {
      case "length" -> LENGTH;
      case "content_filter" -> FILTER;
      default -> STOP;
    };
  }
}
