package org.handover.practice.identity.tokens;

/// What an access token is worth.
public sealed interface TokenVerdict {
  /// Sound.
  ///
  /// @param subject the id of the user, who may be gone: ASCII digits, any number of them
  record Accepted(String subject) implements TokenVerdict {}

  /// Sound, but its subject cannot be anybody's id: as if its user were gone.
  record Orphaned() implements TokenVerdict {}

  /// Refused with the status and the `msg` of Flask-JWT-Extended 4.4 and PyJWT 2.6.
  record Refused(int status, String message) implements TokenVerdict {}
}
