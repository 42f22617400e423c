package org.handover.practice.web;

import jakarta.servlet.http.HttpServletRequest;

/// Finds out who sent a request, by what one face takes for proof.
public interface Authentication {
  /// Where anyone may ask: [Caller#ANONYMOUS] without proof, but proof that is sent has to be
  /// sound.
  ///
  /// @throws Refused where it is not
  Caller viewer(HttpServletRequest request);

  /// Where one has to be signed in.
  ///
  /// @throws Refused where one is not
  Caller user(HttpServletRequest request);

  /// The same, but the user's row need not be looked at.
  ///
  /// @throws Refused where one is not
  Claim claim(HttpServletRequest request);
}
