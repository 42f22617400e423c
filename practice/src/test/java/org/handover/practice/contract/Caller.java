package org.handover.practice.contract;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.contract.wire.Header;
import org.jspecify.annotations.Nullable;

/// Who sends a request: at most one login of each kind, and none for the public.
///
/// @param bearer a token that a case saved
/// @param authorization the whole header, for what is not a bearer's token
record Caller(
    @Nullable String bearer,
    @Nullable String authorization,
    @Nullable CraftedToken token,
    @Nullable CraftedCookie cookie) {
  List<Header> headers(Scope scope, Keys keys) {
    List<Header> headers = new ArrayList<>();
    if (bearer != null) {
      headers.add(new Header("Authorization", "Bearer " + scope.text(bearer)));
    }
    if (authorization != null) {
      headers.add(new Header("Authorization", scope.text(authorization)));
    }
    if (token != null) {
      headers.add(new Header("Authorization", "Bearer " + token.mint(scope, keys)));
    }
    if (cookie != null) {
      headers.add(new Header("Cookie", cookie.mint(scope, keys)));
    }
    return headers;
  }
}
