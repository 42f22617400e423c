package org.handover.toolkit.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.wire.Header;
import org.jspecify.annotations.Nullable;

/// Who sends a request: at most one login of each kind, and none for the public.
///
/// @param bearer a token that a case saved, or one of the environment
/// @param authorization the whole header, for what is not a bearer's token
/// @param headers others, as an API key
record Caller(
    @Nullable String bearer,
    @Nullable String authorization,
    @Nullable CraftedToken token,
    @Nullable CraftedCookie cookie,
    @Nullable Map<String, String> headers) {
  List<Header> headers(Placeholders scope, @Nullable SigningKeys keys) {
    List<Header> lines = new ArrayList<>();
    if (bearer != null) {
      lines.add(new Header("Authorization", "Bearer " + scope.text(bearer)));
    }
    if (authorization != null) {
      lines.add(new Header("Authorization", scope.text(authorization)));
    }
    if (token != null) {
      lines.add(new Header("Authorization", "Bearer " + token.mint(scope, needed(keys))));
    }
    if (cookie != null) {
      lines.add(new Header("Cookie", cookie.mint(scope, needed(keys))));
    }
    if (headers != null) {
      headers.forEach((name, value) -> lines.add(new Header(name, scope.text(value))));
    }
    return lines;
  }

  private static SigningKeys needed(@Nullable SigningKeys keys) {
    if (keys == null) {
      throw new IllegalArgumentException(
          "a crafted token or cookie needs parity.keys in handover.yml");
    }
    return keys;
  }
}
