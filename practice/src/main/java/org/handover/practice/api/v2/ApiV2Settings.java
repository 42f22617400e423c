package org.handover.practice.api.v2;

import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// How API v2 is set up.
///
/// @param trustedProxies `TRUSTED_PROXIES`, whose `X-Forwarded-…` headers are believed
record ApiV2Settings(TrustedProxies trustedProxies) {
  private static final Setting<String> TRUSTED_PROXIES =
      new Setting<>(
          "TRUSTED_PROXIES",
          String.class,
          "127.0.0.0/8,::1",
          TrustedProxies::isValid,
          "addresses and networks such as 127.0.0.0/8,::1");

  static ApiV2Settings from(PropertyResolver environment) {
    return new ApiV2Settings(TrustedProxies.parse(TRUSTED_PROXIES.read(environment)));
  }
}
