package org.handover.practice.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.PropertyResolver;

/// Which front-ends of other origins browsers let use the two APIs.
///
/// @param origins `CORS_ALLOWED_ORIGINS`, as browsers send them; none unless it is set
/// @param credentials `CORS_ALLOW_CREDENTIALS`: whether such a front-end may have a browser send
///   its cookies
record CorsSettings(Set<String> origins, boolean credentials) {
  private static final Setting<String> ORIGINS =
      new Setting<>(
          "CORS_ALLOWED_ORIGINS",
          String.class,
          "",
          list -> split(list).stream().allMatch(CorsSettings::isOrigin),
          "origins as browsers send them, such as https://app.example,http://localhost:3000");

  private static final Setting<Boolean> CREDENTIALS =
      new Setting<>("CORS_ALLOW_CREDENTIALS", Boolean.class, "false", any -> true, "true or false");

  CorsSettings {
    origins = Set.copyOf(origins);
  }

  static CorsSettings from(PropertyResolver environment) {
    return new CorsSettings(split(ORIGINS.read(environment)), CREDENTIALS.read(environment));
  }

  private static Set<String> split(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }

  /// Scheme, host and port, in lower case, without the scheme's own port: no browser sends it
  /// otherwise.
  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      int own = "https".equals(uri.getScheme()) ? 443 : 80;
      return web
          && uri.getHost() != null
          && uri.getPort() != own
          && text.equals(text.toLowerCase(Locale.ROOT))
          && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
