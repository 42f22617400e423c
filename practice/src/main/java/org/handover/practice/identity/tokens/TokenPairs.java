package org.handover.practice.identity.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.CompactJson;
import tools.jackson.databind.JsonNode;

/// API v2's tokens: an access token that either backend takes, for it bears simplejwt's claims and
/// Flask-JWT-Extended's, and a refresh token that is good for one new pair.
public final class TokenPairs {
  private final TokenSigner signer;
  private final TokenSettings settings;
  private final Clock clock;
  private final RefreshTokenStore store;

  public TokenPairs(
      TokenSigner signer, TokenSettings settings, Clock clock, RefreshTokenStore store) {
    this.signer = signer;
    this.settings = settings;
    this.clock = clock;
    this.store = store;
  }

  /// `{"refresh": …, "access": …}`. Of the refresh token only its id is stored.
  public Json issue(RefreshTokenStore.Session session) {
    UUID refreshId = UUID.randomUUID();
    store.insert(refreshId, session, clock.instant().plus(settings.refreshLife()));
    int userId = session.userId();
    String role = session.role();
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put("refresh", mint("refresh", refreshId, userId, role, settings.refreshLife()));
    pair.put("access", mint("access", UUID.randomUUID(), userId, role, settings.accessLife()));
    return Json.of(CompactJson.write(pair));
  }

  private String mint(String type, UUID id, int userId, String role, Duration life) {
    Instant now = clock.instant();
    long issued = now.minus(AccessTokens.SKEW).getEpochSecond();
    return signer.sign(
        new Claims(
            type,
            now.plus(life).getEpochSecond(),
            issued,
            id.toString().replace("-", ""),
            userId,
            type,
            Integer.toString(userId),
            false,
            issued,
            role));
  }

  /// The id of a refresh token that we signed and that has not expired. Whether it has been spent
  /// the store knows.
  public Optional<UUID> refreshId(String token) {
    try {
      JsonNode claims = signer.verified(token);
      boolean current = claims.path("exp").asLong(0) > clock.instant().getEpochSecond();
      return current && claims.path("type").asString("").equals("refresh")
          ? Optional.of(id(claims.path("jti").asString("")))
          : Optional.empty();
    } catch (BadToken | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /// simplejwt writes UUIDs without hyphens.
  private static UUID id(String jti) {
    if (jti.length() != 32) {
      throw new IllegalArgumentException("not a jti of ours");
    }
    return new UUID(
        Long.parseUnsignedLong(jti.substring(0, 16), 16),
        Long.parseUnsignedLong(jti.substring(16), 16));
  }

  private record Claims(
      String token_type,
      long exp,
      long iat,
      String jti,
      int user_id,
      String type,
      String sub,
      boolean fresh,
      long nbf,
      String role) {}
}
