package org.handover.practice.users;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How identities are proven. The two secrets are the legacy backend's own, so that each side takes
/// what the other issued; they are required against a database of yours and made up on the embedded
/// one.
///
/// @param jwtSecretKey signs access tokens (`JWT_SECRET_KEY`)
/// @param secretKey signs browser sessions (`SECRET_KEY`)
/// @param tokenLife how long an access token lasts
/// @param passwordRounds PBKDF2-SHA256 rounds of a new hash, at least 260,000
/// @param upgradeHashes whether a sign-in rewrites an outdated hash; only once the legacy backend
///   is retired
@ConfigurationProperties("practice.identity")
record IdentitySettings(
    String jwtSecretKey,
    String secretKey,
    Duration tokenLife,
    int passwordRounds,
    boolean upgradeHashes) {
  @Override
  public String toString() {
    return "IdentitySettings[tokenLife=%s, passwordRounds=%d, upgradeHashes=%s]"
        .formatted(tokenLife, passwordRounds, upgradeHashes);
  }
}
