package org.handover.practice.identity.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.databind.JsonNode;

/// Access tokens as Flask-JWT-Extended 4 issues and takes them: either backend accepts the other's.
public final class AccessTokens {
  /// PyJWT refuses a token from the future, be it by a second: ours are dated back by as much as
  /// the legacy backend's clock may be behind.
  static final Duration SKEW = Duration.ofSeconds(30);

  /// Learners send the same token all day.
  private static final int REMEMBERED = 2_000;

  private final TokenSigner signer;

  /// The claims of tokens whose signature was found to be ours, which does not change. What does is
  /// looked at each time: the clock here, the user in the database.
  private final ConcurrentLruCache<String, JsonNode> signed;

  private final Duration life;
  private final Clock clock;

  /// @param secret the legacy backend's `JWT_SECRET_KEY`
  /// @param life how long a token lasts from its `iat`
  public AccessTokens(String secret, Duration life, Clock clock) {
    this.signer = new TokenSigner(secret);
    this.signed = new ConcurrentLruCache<>(REMEMBERED, signer::verified);
    this.life = life;
    this.clock = clock;
  }

  public String mint(long userId, String role) {
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

  public TokenVerdict verify(String token) {
    try {
      TokenClaims claims = new TokenClaims(signed.get(token));
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
