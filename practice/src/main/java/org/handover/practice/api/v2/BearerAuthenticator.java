package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.handover.practice.api.Principal;

/// Finds out who sent a request by its bearer token. API v2 takes no cookies: it has no defence
/// against forged requests, and with tokens alone it needs none.
public interface BearerAuthenticator {
  /// Empty where there is no bearer token, or a header of another scheme.
  ///
  /// @throws ProblemException where a token is no good
  Optional<Principal> principal(HttpServletRequest request);

  /// Finds out who opens an event stream by a ticket, which is used up.
  ///
  /// @throws ProblemException where it is no good, or not any more
  Principal holder(String ticket);
}
