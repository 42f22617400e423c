package org.handover.practice.web.v2;

import jakarta.servlet.http.HttpServletRequest;
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
    Role needed =
        switch (access) {
          case ANYONE, VIEWER, USER -> Role.LEARNER;
          case EDUCATOR -> Role.EDUCATOR;
          case ADMIN -> Role.ADMIN;
        };
    if (access != Access.Level.VIEWER && caller.equals(Caller.ANONYMOUS)) {
      throw new ProblemException(new Problem.NotAuthenticated());
    }
    if (caller.role().compareTo(needed) < 0) {
      throw new ProblemException(new Problem.PermissionDenied());
    }
    return caller;
  }
}
