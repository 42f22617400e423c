package org.handover.practice.api;

import tools.jackson.databind.JsonNode;

/// `NaN` and the infinities, which JSON does not have and Python's parser accepts.
public final class Finite {
  private Finite() {}

  /// Recursion is bounded by the parser's limit on nesting.
  public static boolean isFinite(JsonNode value) {
    if (value.isContainer()) {
      for (JsonNode child : value) {
        if (!isFinite(child)) {
          return false;
        }
      }
      return true;
    }
    return !value.isFloatingPointNumber() || Double.isFinite(value.doubleValue());
  }
}
