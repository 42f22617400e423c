package org.handover.practice.users;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Access tokens as Flask-JWT-Extended 4 issues and takes them: either backend accepts the other's.
final class AccessTokens {
  /// PyJWT refuses a token from the future, be it by a second: ours are dated back by as much as
  /// the legacy backend's clock may be behind.
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEADER =
      encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final Hmac hmac;
  private final Duration life;
  private final Clock clock;

  /// @param secret the legacy backend's `JWT_SECRET_KEY`
  /// @param life how long a token lasts from its `iat`
  AccessTokens(String secret, Duration life, Clock clock) {
    this.hmac = new Hmac("HmacSHA256", secret.getBytes(UTF_8));
    this.life = life;
    this.clock = clock;
  }

  String mint(long userId, String role) {
    long issued = clock.instant().minus(SKEW).getEpochSecond();
    byte[] claims =
        JSON.writeValueAsBytes(
            new Claims(
                false,
                issued,
                UUID.randomUUID().toString(),
                "access",
                Long.toString(userId),
                issued,
                issued + life.toSeconds(),
                role));
    String signed = HEADER + "." + encode(claims);
    return signed + "." + encode(hmac.sign(signed.getBytes(UTF_8)));
  }

  TokenVerdict verify(String token) {
    try {
      TokenClaims claims = new TokenClaims(SignedToken.read(token).verified(hmac));
      return claims.verdict(clock.instant().getEpochSecond());
    } catch (BadToken e) {
      return e.refusal();
    }
  }

  private static String encode(byte[] part) {
    return new String(PythonBase64.encode(part), ISO_8859_1);
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
