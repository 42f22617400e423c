package org.handover.practice.identity.tokens;

import org.handover.practice.identity.tokens.TokenVerdict.Refused;

/// Ends the checks of a token at the first that fails. [AccessTokens] makes a verdict of it;
/// nothing else sees it.
final class BadToken extends RuntimeException {
  private final Refused refusal;

  private BadToken(Refused refusal) {
    super(refusal.message(), null, false, false); // anyone can send these: spend no stack trace
    this.refusal = refusal;
  }

  static BadToken malformed(String message) {
    return new BadToken(new Refused(422, message));
  }

  static BadToken expired() {
    return new BadToken(new Refused(401, "Token has expired"));
  }

  Refused refusal() {
    return refusal;
  }
}
