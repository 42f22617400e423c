package org.handover.practice.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.handover.practice.api.Setting;
import org.handover.practice.identity.passwords.HashLimits;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;

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
/// @param signInTime `SIGN_IN_TIME`, which a sign-in takes at least, however it ends
record IdentitySettings(
    String jwtSecretKey,
    String secretKey,
    Duration tokenLife,
    int passwordRounds,
    boolean upgradeHashes,
    Duration signInTime) {
  private static final Setting<Duration> TOKEN_LIFE =
      new Setting<>(
          "TOKEN_LIFE",
          Duration.class,
          "24h",
          life -> life.toSeconds() >= 1 && life.toDays() <= 366,
          "a duration such as 24h or 15m, of at most a year");

  private static final Setting<Integer> PASSWORD_ROUNDS =
      new Setting<>(
          "PASSWORD_ROUNDS",
          Integer.class,
          "260000",
          rounds -> rounds >= 260_000 && rounds <= HashLimits.MAX_ROUNDS,
          "a whole number from 260000 to " + HashLimits.MAX_ROUNDS);

  private static final Setting<Boolean> PASSWORD_UPGRADE =
      new Setting<>("PASSWORD_UPGRADE", Boolean.class, "false", any -> true, "true or false");

  private static final Setting<Duration> SIGN_IN_TIME =
      new Setting<>(
          "SIGN_IN_TIME",
          Duration.class,
          "300ms",
          time -> !time.isNegative() && time.compareTo(Duration.ofSeconds(10)) <= 0,
          "a duration such as 300ms, of at most 10s");

  static IdentitySettings from(ConfigurableEnvironment environment) {
    return new IdentitySettings(
        secret(environment, "JWT_SECRET_KEY"),
        secret(environment, "SECRET_KEY"),
        TOKEN_LIFE.read(environment),
        PASSWORD_ROUNDS.read(environment),
        PASSWORD_UPGRADE.read(environment),
        SIGN_IN_TIME.read(environment));
  }

  private static String secret(ConfigurableEnvironment environment, String variable) {
    String secret = Setting.verbatim(environment, variable);
    if (secret != null && !secret.isEmpty()) {
      return secret;
    }
    if (environment.containsProperty("DATABASE_URL")) {
      throw new InvalidConfigurationPropertyValueException(
          variable, "", "Set it to the legacy backend's, or nobody's sign-in survives the switch");
    }
    return random();
  }

  private static String random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String toString() {
    return "IdentitySettings[tokenLife=%s, passwordRounds=%d, upgradeHashes=%s]"
        .formatted(tokenLife, passwordRounds, upgradeHashes);
  }
}
