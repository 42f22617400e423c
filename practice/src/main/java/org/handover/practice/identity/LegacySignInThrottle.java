package org.handover.practice.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.throttle.Throttles;
import org.handover.practice.api.v2.Origins;
import org.springframework.stereotype.Component;

/// Counts the legacy API's sign-ins with API v2's, where the operator wants that: clients of the
/// Flask API have never been answered 429.
@Component
public class LegacySignInThrottle {
  private final Throttles throttles;
  private final Origins origins;

  LegacySignInThrottle(Throttles throttles, Origins origins) {
    this.throttles = throttles;
    this.origins = origins;
  }

  /// Counts a registration.
  ///
  /// @throws ApiException where there were too many
  public void countRegistration(HttpServletRequest request) {
    if (throttles.countLegacySignIns()) {
      throttles.secret(Principal.ANONYMOUS, () -> origins.client(request));
    }
  }

  /// Counts a sign-in to this account.
  ///
  /// @throws ApiException where there were too many
  public void countSignIn(String account, HttpServletRequest request) {
    if (throttles.countLegacySignIns()) {
      throttles.secret(Principal.ANONYMOUS, () -> origins.client(request));
      throttles.guess(account, origins.client(request));
    }
  }
}
