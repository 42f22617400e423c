package org.handover.practice.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.BearerAuthenticator;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.database.CurrentStatement;
import org.handover.practice.identity.tokens.AccessTokens;
import org.handover.practice.identity.tokens.TokenClaims;
import org.handover.practice.identity.tokens.TokenVerdict;

/// Finds out who sent a request to API v2, as simplejwt's `JWTAuthentication` does: by an access
/// token of either API in a header of two words.
final class TokenAuthenticator implements BearerAuthenticator {
  private final CredentialStore users;
  private final AccessTokens tokens;
  private final StreamTicketStore tickets;

  TokenAuthenticator(CredentialStore users, AccessTokens tokens, StreamTicketStore tickets) {
    this.users = users;
    this.tokens = tokens;
    this.tickets = tickets;
  }

  @Override
  public Optional<Principal> principal(HttpServletRequest request) {
    List<String> words =
        Blank.words(String.join(",", Collections.list(request.getHeaders("Authorization"))));
    if (words.isEmpty() || !words.getFirst().equals("Bearer")) {
      return Optional.empty();
    }
    if (words.size() != 2) {
      throw failed(
          "Authorization header must contain two space-delimited values",
          "bad_authorization_header");
    }
    return Optional.of(
        switch (tokens.verify(words.getLast())) {
          case TokenVerdict.Accepted accepted -> user(accepted.subject());
          case TokenVerdict.Orphaned _ -> throw failed("User not found", "user_not_found");
          case TokenVerdict.Refused refused -> throw bad(refused);
        });
  }

  @Override
  public Principal holder(String ticket) {
    return tickets
        .redeem(ticket)
        .orElseThrow(() -> failed("Ticket is invalid, expired or used", "ticket_not_valid"));
  }

  private Principal user(String digits) {
    CredentialStore.Bearer bearer =
        users
            .bearer(RowId.of(new BigInteger(digits)))
            .orElseThrow(() -> failed("User not found", "user_not_found"));
    if (!bearer.isActive()) {
      throw failed("User is inactive", "user_inactive");
    }
    CurrentStatement.isOfAUser();
    return bearer.principal();
  }

  private static ProblemException bad(TokenVerdict.Refused refused) {
    boolean wrongType = refused.message().equals(TokenClaims.WRONG_TYPE);
    return new ProblemException(
        new Problem.BadToken(wrongType ? "Token has wrong type" : "Token is invalid or expired"));
  }

  private static ProblemException failed(String detail, String code) {
    return new ProblemException(new Problem.AuthenticationFailed(detail, code));
  }
}
