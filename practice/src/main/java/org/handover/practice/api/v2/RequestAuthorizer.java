package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.throttle.Throttles;

/// Says who is asking and whether they may: 401 to strangers, 403 to those whom we know, 429 to a
/// client that asks too often.
final class RequestAuthorizer {
  private final BearerAuthenticator bearers;
  private final Throttles throttles;
  private final Origins origins;

  RequestAuthorizer(BearerAuthenticator bearers, Throttles throttles, Origins origins) {
    this.bearers = bearers;
    this.throttles = throttles;
    this.origins = origins;
  }

  /// @param ticket that stands for a token which is not sent
  /// @throws ProblemException where they may not, or where a token that is looked at is no good
  Principal admit(Access.Level access, HttpServletRequest request, Optional<String> ticket) {
    if (access == Access.Level.ANYONE) {
      return Principal.ANONYMOUS;
    }
    Principal principal =
        bearers
            .principal(request)
            .or(() -> ticket.map(bearers::holder))
            .orElse(Principal.ANONYMOUS);
    refusal(access, principal)
        .ifPresent(problem -> {
          throw new ProblemException(problem);
        });
    return principal;
  }

  /// Counts a request that has been admitted.
  ///
  /// @throws ApiException where there were too many
  void count(Limit limit, Principal principal, HttpServletRequest request) {
    switch (limit) {
      case GENERAL -> throttles.request(principal, () -> origins.client(request));
      case SIGN_IN -> throttles.secret(principal, () -> origins.client(request));
    }
  }

  /// Why someone may not do what takes that access; nothing where they may.
  static Optional<Problem> refusal(Access.Level access, Principal principal) {
    return switch (access) {
      case ANYONE, VIEWER -> Optional.empty();
      case USER -> refusal(Role.LEARNER, principal);
      case EDUCATOR -> refusal(Role.EDUCATOR, principal);
      case ADMIN -> refusal(Role.ADMIN, principal);
    };
  }

  private static Optional<Problem> refusal(Role least, Principal principal) {
    if (principal.equals(Principal.ANONYMOUS)) {
      return Optional.of(new Problem.NotAuthenticated());
    }
    return principal.role().compareTo(least) < 0
        ? Optional.of(new Problem.PermissionDenied())
        : Optional.empty();
  }
}
