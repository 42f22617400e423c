package org.handover.practice.users;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/// How identities are proven. The two secrets are the legacy backend's own, so that each side takes
/// what the other issued; they are required against a database of yours and made up on the embedded
/// one.
///
/// @param jwtSecretKey `JWT_SECRET_KEY` signs access tokens
/// @param secretKey `SECRET_KEY` signs browser sessions
/// @param tokenLife `TOKEN_LIFE`, how long an access token lasts
/// @param passwordRounds `PASSWORD_ROUNDS`, PBKDF2-SHA256 rounds of a new hash
/// @param upgradeHashes `PASSWORD_UPGRADE`, whether a sign-in rewrites an outdated hash; only once
///   the legacy backend is retired
record IdentitySettings(
    String jwtSecretKey,
    String secretKey,
    Duration tokenLife,
    int passwordRounds,
    boolean upgradeHashes) {
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  static IdentitySettings from(Environment environment) {
    return new IdentitySettings(
        secret(environment, "JWT_SECRET_KEY"),
        secret(environment, "SECRET_KEY"),
        tokenLife(environment),
        passwordRounds(environment),
        value(environment, "PASSWORD_UPGRADE", Boolean.class, "false", "true or false"));
  }

  private static String secret(Environment environment, String variable) {
    String secret = environment.getProperty(variable, "");
    if (!secret.isEmpty()) {
      return secret;
    }
    if (environment.containsProperty("DATABASE_URL")) {
      throw invalid(
          variable, "", "set it to the legacy backend's, or nobody's sign-in survives the switch");
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static Duration tokenLife(Environment environment) {
    String expected = "a duration such as 24h or 15m, of at most a year";
    Duration life = value(environment, "TOKEN_LIFE", Duration.class, "24h", expected);
    if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
      throw invalid("TOKEN_LIFE", life.toString(), expected);
    }
    return life;
  }

  private static int passwordRounds(Environment environment) {
    int most = HashLimits.MAX_ROUNDS;
    String expected = "a whole number from 260000 to " + most;
    int rounds = value(environment, "PASSWORD_ROUNDS", Integer.class, "260000", expected);
    if (rounds < 260_000 || rounds > most) {
      throw invalid("PASSWORD_ROUNDS", Integer.toString(rounds), expected);
    }
    return rounds;
  }

  private static <T> T value(
      Environment environment, String variable, Class<T> type, String otherwise, String expected) {
    String text = environment.getProperty(variable, otherwise);
    try {
      return requireNonNull(ApplicationConversionService.getSharedInstance().convert(text, type));
    } catch (ConversionException e) {
      throw invalid(variable, text, expected);
    }
  }

  private static InvalidConfigurationPropertyValueException invalid(
      String variable, String value, String expected) {
    return new InvalidConfigurationPropertyValueException(variable, value, expected);
  }

  @Override
  public String toString() {
    return "IdentitySettings[tokenLife=%s, passwordRounds=%d, upgradeHashes=%s]"
        .formatted(tokenLife, passwordRounds, upgradeHashes);
  }
}
