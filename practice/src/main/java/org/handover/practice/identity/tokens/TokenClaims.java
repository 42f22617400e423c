package org.handover.practice.identity.tokens;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.identity.tokens.TokenVerdict.Accepted;
import org.handover.practice.identity.tokens.TokenVerdict.Orphaned;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The claims of a token whose signature is ours, checked in the order of PyJWT and
/// Flask-JWT-Extended.
///
/// They are odd only in a token that someone made with the secret but without the library. Times
/// are read with Python's `int`; where Flask stumbles over a type (500), the token is malformed.
public record TokenClaims(JsonNode claims) {
  public static final String WRONG_TYPE = "Only non-refresh tokens are allowed";

  /// How far ahead the clock of the host that issued a token may be. (PyJWT allows for nothing.)
  private static final Duration SKEW = Duration.ofSeconds(60);

  /// The digits that Python reads at most, in Unicode's scripts too.
  private static final Pattern INTEGER =
      Pattern.compile("\\s*([+-]?\\d{1,4300})\\s*", Pattern.UNICODE_CHARACTER_CLASS);

  /// @param now seconds of the epoch
  /// @throws BadToken when a claim refuses the token
  TokenVerdict verdict(long now) {
    if (claims.has("iat")) {
      refuseIfAhead("iat", issuedAt(), now);
    }
    if (claims.has("nbf")) {
      refuseIfAhead("nbf", time("nbf", "Not Before claim (nbf) must be an integer."), now);
    }
    boolean expired =
        claims.has("exp")
            && time("exp", "Expiration Time claim (exp) must be an integer.")
                    .compareTo(BigInteger.valueOf(now))
                <= 0;
    JsonNode subject = claims.get("sub");
    if (subject == null) {
      throw BadToken.malformed("Missing claim: sub"); // even of one that has expired
    }
    if (expired) {
      throw BadToken.expired();
    }
    if (!isAccess(claims.get("type"))) {
      throw BadToken.malformed(WRONG_TYPE);
    }
    return SubjectId.of(subject).<TokenVerdict>map(Accepted::new).orElseGet(Orphaned::new);
  }

  private static boolean isAccess(@Nullable JsonNode type) {
    return type == null || (type.isString() && type.stringValue().equals("access"));
  }

  private static void refuseIfAhead(String claim, BigInteger time, long now) {
    if (time.compareTo(BigInteger.valueOf(now + SKEW.toSeconds())) > 0) {
      throw BadToken.malformed("The token is not yet valid (%s)".formatted(claim));
    }
  }

  /// Unlike the other times, PyJWT compares this one without converting it.
  private BigInteger issuedAt() {
    String complaint = "Issued At claim (iat) must be an integer.";
    if (claims.get("iat").isString()) {
      throw BadToken.malformed(complaint);
    }
    return time("iat", complaint);
  }

  private BigInteger time(String claim, String complaint) {
    return integer(claims.get(claim)).orElseThrow(() -> BadToken.malformed(complaint));
  }

  /// Python's `int()`: truncates fractions, reads strings, takes `true` for 1.
  private static Optional<BigInteger> integer(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> Optional.of(value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO);
      case NUMBER ->
          value.isIntegralNumber() ? Optional.of(value.bigIntegerValue()) : truncated(value);
      case STRING ->
          Optional.of(INTEGER.matcher(value.stringValue()))
              .filter(Matcher::matches)
              .map(digits -> new BigInteger(digits.group(1)));
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> Optional.empty();
    };
  }

  private static Optional<BigInteger> truncated(JsonNode fraction) {
    double value = fraction.doubleValue();
    return Double.isFinite(value)
        ? Optional.of(new BigDecimal(value).toBigInteger())
        : Optional.empty();
  }
}
