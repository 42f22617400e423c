package org.handover.practice.users;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Access tokens as Flask-JWT-Extended 4 issues and takes them: either backend accepts the other's.
final class AccessTokens {
  /// PyJWT refuses a token from the future, be it by a second: ours are dated back by as much as
  /// the legacy backend's clock may be behind.
  static final Duration SKEW = Duration.ofSeconds(30);

  private final TokenSigner signer;
  private final Duration life;
  private final Clock clock;

  /// @param secret the legacy backend's `JWT_SECRET_KEY`
  /// @param life how long a token lasts from its `iat`
  AccessTokens(String secret, Duration life, Clock clock) {
    this.signer = new TokenSigner(secret);
    this.life = life;
    this.clock = clock;
  }

  String mint(long userId, String role) {
    long issued = clock.instant().minus(SKEW).getEpochSecond();
    return signer.sign(
        new Claims(
            false,
            issued,
            UUID.randomUUID().toString(),
            "access",
            Long.toString(userId),
            issued,
            issued + life.toSeconds(),
            role));
  }

  TokenVerdict verify(String token) {
    try {
      TokenClaims claims = new TokenClaims(signer.verified(token));
      return claims.verdict(clock.instant().getEpochSecond());
    } catch (BadToken e) {
      return e.refusal();
    }
  }

  private record Claims(
      boolean fresh,
      long iat,
      String jti,
      String type,
      String sub,
      long nbf,
      long exp,
      String role) {}
}
