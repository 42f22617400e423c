package org.handover.practice.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.Authenticator;
import org.handover.practice.api.legacy.UnverifiedPrincipal;
import org.handover.practice.database.CurrentStatement;
import org.handover.practice.identity.sessions.SessionCookies;
import org.handover.practice.identity.tokens.AccessTokens;
import org.handover.practice.identity.tokens.TokenVerdict;
import org.jspecify.annotations.Nullable;

/// Finds out who sent a request: by the bearer token in the header or, where none is sent, by the
/// old site's browser session. The role is read from the database each time, so a demotion counts
/// at once.
final class LegacyAuthenticator implements Authenticator {
  private final CredentialStore users;
  private final AccessTokens tokens;
  private final SessionCookies sessions;

  LegacyAuthenticator(CredentialStore users, AccessTokens tokens, SessionCookies sessions) {
    this.users = users;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public Principal viewer(HttpServletRequest request) {
    return switch (BearerHeader.parse(authorization(request))) {
      case BearerHeader.Token token -> bearer(token);
      case BearerHeader.Malformed malformed -> throw malformed();
      case BearerHeader.Absent absent -> bySession(request).orElse(Principal.ANONYMOUS);
      case BearerHeader.OtherScheme other -> bySession(request).orElse(Principal.ANONYMOUS);
    };
  }

  @Override
  public Principal user(HttpServletRequest request) {
    return switch (BearerHeader.parse(authorization(request))) {
      case BearerHeader.Token token -> bearer(token);
      case BearerHeader.Malformed malformed -> throw malformed();
      case BearerHeader.Absent absent -> sessionWithoutHeader(request);
      case BearerHeader.OtherScheme other -> throw otherScheme();
    };
  }

  @Override
  public UnverifiedPrincipal claim(HttpServletRequest request) {
    return switch (BearerHeader.parse(authorization(request))) {
      case BearerHeader.Token token -> new UnverifiedPrincipal(named(token));
      case BearerHeader.Malformed malformed -> throw malformed();
      case BearerHeader.Absent absent ->
          new UnverifiedPrincipal(new RowId(sessionWithoutHeader(request).id()));
      case BearerHeader.OtherScheme other -> throw otherScheme();
    };
  }

  private Principal bearer(BearerHeader.Token token) {
    return users
        .principal(named(token))
        .orElseThrow(() -> new ApiException(new ApiError.UserGone()));
  }

  private RowId named(BearerHeader.Token token) {
    return switch (tokens.verify(token.value())) {
      case TokenVerdict.Accepted accepted -> {
        CurrentStatement.isOfAUser();
        yield id(accepted.subject());
      }
      case TokenVerdict.Orphaned orphaned -> throw new ApiException(new ApiError.UserGone());
      case TokenVerdict.Refused bad -> throw refused(bad.status(), bad.message());
    };
  }

  /// Here a header that is sent, be it empty, rules the session out.
  private Principal sessionWithoutHeader(HttpServletRequest request) {
    return Optional.of(request)
        .filter(sent -> authorization(sent) == null)
        .flatMap(this::bySession)
        .orElseThrow(() -> refused(401, "Missing Authorization Header"));
  }

  /// A session whose user has gone counts as none; a remembered user may stand behind it.
  private Optional<Principal> bySession(HttpServletRequest request) {
    Optional<Principal> principal =
        sessions.userIds(Collections.list(request.getHeaders("Cookie"))).stream()
            .flatMap(digits -> users.principal(id(digits)).stream())
            .findFirst();
    principal.ifPresent(_ -> CurrentStatement.isOfAUser());
    return principal;
  }

  private static RowId id(String digits) {
    return RowId.of(new BigInteger(digits));
  }

  private static @Nullable String authorization(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    return headers.isEmpty() ? null : String.join(",", headers);
  }

  private static ApiException malformed() {
    return refused(422, "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'");
  }

  private static ApiException otherScheme() {
    return refused(
        401,
        "Missing 'Bearer' type in 'Authorization' header."
            + " Expected 'Authorization: Bearer <JWT>'");
  }

  private static ApiException refused(int status, String message) {
    return new ApiException(new ApiError.BadToken(status, message));
  }
}
