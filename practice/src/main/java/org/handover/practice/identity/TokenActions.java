package org.handover.practice.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.throttle.Throttles;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Limit;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.form.Form;
import org.handover.practice.identity.tokens.AccessTokens;
import org.handover.practice.identity.tokens.RefreshTokenStore;
import org.handover.practice.identity.tokens.TokenPairs;
import org.handover.practice.identity.tokens.TokenVerdict;
import org.springframework.stereotype.Component;

/// `/api/v2/auth/token/…`, in simplejwt's words. An `Authorization` header means nothing here.
@Component
class TokenActions implements RouteSource {
  private static final Form CREDENTIALS =
      Form.of(
          List.of(
              Field.required("username", Field.UNBOUNDED),
              new Field.Secret("password", true, false)));
  private static final Form REFRESH = Form.of(List.of(Field.required("refresh", Field.UNBOUNDED)));
  private static final Form TOKEN = Form.of(List.of(Field.required("token", Field.UNBOUNDED)));

  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Schema PAIR =
      new Schema(
          "TokenPair",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("access", TEXT, "refresh", TEXT),
              "required",
              List.of("access", "refresh")));

  private static final Problem INVALID =
      new Problem.AuthenticationFailed("Token is invalid or expired", "token_not_valid");
  private static final Json NOTHING = Json.of("{}");

  private final SignIn signIn;
  private final CredentialStore users;
  private final AccessTokens accessTokens;
  private final TokenPairs pairs;
  private final RefreshTokenStore refreshTokens;
  private final Throttles throttles;

  TokenActions(
      SignIn signIn,
      CredentialStore users,
      AccessTokens accessTokens,
      TokenPairs pairs,
      RefreshTokenStore refreshTokens,
      Throttles throttles) {
    this.signIn = signIn;
    this.users = users;
    this.accessTokens = accessTokens;
    this.pairs = pairs;
    this.refreshTokens = refreshTokens;
    this.throttles = throttles;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("", "Token Obtain", CREDENTIALS, PAIR, this::obtain),
        route("refresh/", "Token Refresh", REFRESH, PAIR, this::refresh),
        route("verify/", "Token Verify", TOKEN, Schema.OBJECT, this::verify),
        route("blacklist/", "Token Blacklist", REFRESH, Schema.OBJECT, this::blacklist));
  }

  private static Route route(
      String path, String name, Form form, Schema answers, Action.Handler handler) {
    Operation operation = Operation.of(name, answers).taking(form.fields()).refusing(401);
    return new Route(
        "auth/token/" + path,
        Endpoint.of(
            name,
            Method.POST,
            Action.of(Access.Level.ANYONE, operation, handler).limited(Limit.SIGN_IN)));
  }

  private Answer obtain(Request request) {
    Changes form = CREDENTIALS.create(request.body());
    throttles.guess(form.text("username"), request.clientAddress());
    CredentialStore.Account account = signIn.check(form.text("username"), form.text("password"));
    return request.commit(() -> {
      byte[] mark =
          users
              .noteSignIn(account)
              .orElseThrow(() -> new ApiException(new ApiError.BadCredentials()));
      return secret(
          pairs.issue(
              new RefreshTokenStore.Session(
                  account.id(), account.role(), UUID.randomUUID(), mark)));
    });
  }

  private Answer refresh(Request request) {
    UUID id = refreshId(request);
    return request.commit(() ->
        refreshTokens
            .spend(id)
            .<Answer>map(session -> secret(pairs.issue(session)))
            .orElseGet(() -> {
              refreshTokens.revokeFamily(id);
              return Answer.refused(INVALID);
            }));
  }

  private Answer verify(Request request) {
    String token = TOKEN.create(request.body()).text("token");
    boolean valid =
        accessTokens.verify(token) instanceof TokenVerdict.Accepted
            || pairs.refreshId(token).map(refreshTokens::isGood).orElse(false);
    if (!valid) {
      throw new ProblemException(INVALID);
    }
    return Answer.untagged(NOTHING);
  }

  private Answer blacklist(Request request) {
    UUID id = refreshId(request);
    return request.commit(() -> {
      boolean good = refreshTokens.isGood(id);
      refreshTokens.revokeFamily(id);
      return good ? Answer.untagged(NOTHING) : Answer.refused(INVALID);
    });
  }

  private UUID refreshId(Request request) {
    return pairs
        .refreshId(REFRESH.create(request.body()).text("refresh"))
        .orElseThrow(() -> new ProblemException(INVALID));
  }

  private static Answer.Value secret(Json pair) {
    return new Answer.Value(200, pair, Map.of("Cache-Control", "no-store"), false);
  }
}
