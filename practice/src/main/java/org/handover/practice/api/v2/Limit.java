package org.handover.practice.api.v2;

/// Which of the throttles counts a request.
public enum Limit {
  GENERAL,
  /// For guessing at passwords and tokens.
  SIGN_IN
}
