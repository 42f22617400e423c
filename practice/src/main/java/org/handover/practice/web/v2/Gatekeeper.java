package org.handover.practice.web.v2;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.handover.practice.web.Access;
import org.handover.practice.web.Caller;
import org.handover.practice.web.Role;

/// Says who is asking and whether they may: 401 to strangers, 403 to those whom we know.
final class Gatekeeper {
  private final Bearers bearers;

  Gatekeeper(Bearers bearers) {
    this.bearers = bearers;
  }

  /// @throws ProblemException where they may not, or where a token that is looked at is no good
  Caller admit(Access.Level access, HttpServletRequest request) {
    if (access == Access.Level.ANYONE) {
      return Caller.ANONYMOUS;
    }
    Caller caller = bearers.caller(request).orElse(Caller.ANONYMOUS);
    refusal(access, caller)
        .ifPresent(problem -> {
          throw new ProblemException(problem);
        });
    return caller;
  }

  /// Why someone may not do what takes that access; nothing where they may.
  static Optional<Problem> refusal(Access.Level access, Caller caller) {
    return switch (access) {
      case ANYONE, VIEWER -> Optional.empty();
      case USER -> refusal(Role.LEARNER, caller);
      case EDUCATOR -> refusal(Role.EDUCATOR, caller);
      case ADMIN -> refusal(Role.ADMIN, caller);
    };
  }

  private static Optional<Problem> refusal(Role least, Caller caller) {
    if (caller.equals(Caller.ANONYMOUS)) {
      return Optional.of(new Problem.NotAuthenticated());
    }
    return caller.role().compareTo(least) < 0
        ? Optional.of(new Problem.PermissionDenied())
        : Optional.empty();
  }
}
