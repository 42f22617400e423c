package org.handover.practice.identity.tokens;

import java.time.Duration;
import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// How long API v2's tokens last.
///
/// @param accessLife `ACCESS_TOKEN_LIFE`
/// @param refreshLife `REFRESH_TOKEN_LIFE`; each use begins it anew
public record TokenSettings(Duration accessLife, Duration refreshLife) {
  private static final Setting<Duration> ACCESS_TOKEN_LIFE = life("ACCESS_TOKEN_LIFE", "15m");
  private static final Setting<Duration> REFRESH_TOKEN_LIFE = life("REFRESH_TOKEN_LIFE", "7d");

  public static TokenSettings from(PropertyResolver environment) {
    return new TokenSettings(
        ACCESS_TOKEN_LIFE.read(environment), REFRESH_TOKEN_LIFE.read(environment));
  }

  private static Setting<Duration> life(String variable, String otherwise) {
    return new Setting<>(
        variable,
        Duration.class,
        otherwise,
        life -> life.toSeconds() >= 1 && life.toDays() <= 366,
        "a duration such as 15m or 7d, of at most a year");
  }
}
