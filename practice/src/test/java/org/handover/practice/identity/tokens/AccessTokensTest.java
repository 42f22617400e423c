package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.handover.practice.identity.tokens.TokenVerdict.Accepted;
import org.handover.practice.identity.tokens.TokenVerdict.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessTokensTest {
  private static final String SECRET = "token-secret";
  private static final Instant ISSUED = Instant.ofEpochSecond(1_790_000_000);
  private static final TokenForge FORGE = new TokenForge(SECRET);

  /// Captured from Flask-JWT-Extended 4.4.4.
  private static final String FROM_FLASK =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJmcmVzaCI6ZmFsc2UsImlhdCI6MTc5MDAwMDAwMCwianRpIjoiZmE2"
          + "ODAxMzMtM2IwMC00ZGM2LTlkMGMtOWRhZmNlYWY5MDc0IiwidHlwZSI6ImFjY2VzcyIsInN1YiI6IjQyIiwibmJm"
          + "IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwODY0MDAsInJvbGUiOiJlZHVjYXRvciJ9.EBg7zsLyXPqv3IVVElg103iX"
          + "6CnZRYHFoBvQuzEOoJU";

  private static AccessTokens at(Instant now) {
    return new AccessTokens(SECRET, Duration.ofHours(24), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static AccessTokens after(long seconds) {
    return at(ISSUED.plusSeconds(seconds));
  }

  @Test
  void acceptsAFlaskTokenForADay() {
    assertThat(after(0).verify(FROM_FLASK)).isEqualTo(new Accepted("42"));
    assertThat(after(86_399).verify(FROM_FLASK)).isEqualTo(new Accepted("42"));
    assertThat(after(86_400).verify(FROM_FLASK)).isEqualTo(new Refused(401, "Token has expired"));
  }

  @Test
  void toleratesThatTheOtherClockIsAMinuteAhead() {
    assertThat(after(-60).verify(FROM_FLASK)).isEqualTo(new Accepted("42"));
    assertThat(after(-61).verify(FROM_FLASK))
        .isEqualTo(new Refused(422, "The token is not yet valid (iat)"));
    assertThat(after(0).verify(FORGE.claims("{\"sub\":\"1\",\"nbf\":1790000061}")))
        .isEqualTo(new Refused(422, "The token is not yet valid (nbf)"));
  }

  @Test
  void mintsTheClaimsThatFlaskMints() {
    JsonNode claims = claims(at(ISSUED).mint(42, "educator"));
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder("fresh", "iat", "jti", "type", "sub", "nbf", "exp", "role");
    assertThat(claims.get("fresh").booleanValue()).isFalse();
    assertThat(claims.get("type").stringValue()).isEqualTo("access");
    assertThat(claims.get("sub").stringValue()).isEqualTo("42");
    assertThat(claims.get("role").stringValue()).isEqualTo("educator");
    assertThat(claims.get("jti").stringValue())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void datesTokensBackSoThatALateClockTakesThem() {
    JsonNode claims = claims(at(ISSUED).mint(42, "educator"));
    assertThat(claims.get("iat").longValue()).isEqualTo(ISSUED.getEpochSecond() - 30);
    assertThat(claims.get("nbf").longValue()).isEqualTo(ISSUED.getEpochSecond() - 30);
    assertThat(claims.get("exp").longValue()).isEqualTo(ISSUED.getEpochSecond() - 30 + 86_400);
  }

  @Test
  void givesEachTokenItsOwnId() {
    AccessTokens tokens = at(ISSUED);
    assertThat(claims(tokens.mint(1, "learner")).get("jti"))
        .isNotEqualTo(claims(tokens.mint(1, "learner")).get("jti"));
  }

  @Test
  void refusesATokenOfAnotherSecret() {
    String token =
        new AccessTokens("another", Duration.ofHours(1), Clock.fixed(ISSUED, ZoneOffset.UTC))
            .mint(1, "admin");
    assertThat(at(ISSUED).verify(token))
        .isEqualTo(new Refused(422, "Signature verification failed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS384", "HS512", "RS256", "hs256"})
  void takesOneAlgorithmOnly(String algorithm) {
    String header = "{\"alg\":\"" + algorithm + "\"}";
    assertThat(at(ISSUED).verify(FORGE.token(header, "{\"sub\":\"1\"}")))
        .isEqualTo(new Refused(422, "The specified alg value is not allowed"));
  }

  @Test
  void refusesJsonOfAbsurdDepth() {
    String deep = "[".repeat(10_000);
    assertThat(at(ISSUED).verify(FORGE.claims("{\"sub\":\"1\",\"x\":" + deep)))
        .isEqualTo(new Refused(422, "Invalid payload string: not JSON"));
  }

  @Test
  void readsTokensOfAMegabyte() {
    String claims = "{\"sub\":\"1\",\"x\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(at(ISSUED).verify(FORGE.claims(claims))).isEqualTo(new Accepted("1"));
    assertThat(at(ISSUED).verify(".".repeat(1 << 20))).isInstanceOf(Refused.class);
  }

  private static JsonNode claims(String token) {
    String payload = token.split("\\.", -1)[1];
    return new JsonMapper().readTree(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
  }
}
