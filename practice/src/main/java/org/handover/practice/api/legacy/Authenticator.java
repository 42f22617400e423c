package org.handover.practice.api.legacy;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.api.Principal;

/// Finds out who sent a request, by what one API takes for proof.
public interface Authenticator {
  /// Where anyone may ask: [Principal#ANONYMOUS] without proof, but proof that is sent has to be
  /// sound.
  ///
  /// @throws ApiException where it is not
  Principal viewer(HttpServletRequest request);

  /// Where one has to be signed in.
  ///
  /// @throws ApiException where one is not
  Principal user(HttpServletRequest request);

  /// The same, but the user's row need not be looked at.
  ///
  /// @throws ApiException where one is not
  UnverifiedPrincipal claim(HttpServletRequest request);
}
