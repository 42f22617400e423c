package org.handover.practice.users;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.identity.CredentialStore;
import org.handover.practice.identity.LegacySignInThrottle;
import org.handover.practice.identity.SignIn;
import org.handover.practice.identity.tokens.AccessTokens;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/auth`: register, sign in, and who am I.
@Controller
@RequestMapping("/api/auth")
class AuthLegacyController implements Described {
  private static final List<Field> CREDENTIALS =
      List.of(
          Field.required("username", Field.UNBOUNDED), new Field.Secret("password", true, false));

  private static final Schema TEXT = new Schema("", Map.of("type", "string"));
  private static final Schema REGISTERED =
      Schema.object("LegacyRegistered", Map.of("message", TEXT, "user", UserResource.ITEM));
  private static final Schema SIGNED_IN =
      Schema.object("LegacySignedIn", Map.of("access_token", TEXT, "user", UserResource.ITEM));

  private final UserStore store;
  private final Accounts accounts;
  private final SignIn signIn;
  private final AccessTokens tokens;
  private final LegacySignInThrottle throttle;

  AuthLegacyController(
      UserStore store,
      Accounts accounts,
      SignIn signIn,
      AccessTokens tokens,
      LegacySignInThrottle throttle) {
    this.store = store;
    this.accounts = accounts;
    this.signIn = signIn;
    this.tokens = tokens;
    this.throttle = throttle;
  }

  @PostMapping("/register")
  @Access(Access.Level.ANYONE)
  Reply register(JsonBody body, HttpServletRequest request) {
    throttle.countRegistration(request);
    Json user = accounts.register(LegacyForm.create(Accounts.REGISTRATION, body));
    return Reply.created(
        Json.of("{\"message\":\"User registered successfully\",\"user\":%s}".formatted(user)));
  }

  @PostMapping("/login")
  @Access(Access.Level.ANYONE)
  Reply login(JsonBody body, HttpServletRequest request) {
    Changes form = LegacyForm.create(CREDENTIALS, body);
    throttle.countSignIn(form.text("username"), request);
    CredentialStore.Account account = signIn.check(form.text("username"), form.text("password"));
    String token = tokens.mint(account.id(), account.role());
    return Reply.ok(
            Json.of("{\"access_token\":\"%s\",\"user\":%s}".formatted(token, account.user())))
        .with("Cache-Control", "no-store");
  }

  @GetMapping("/me")
  @Access(Access.Level.USER)
  Reply me(Principal principal) {
    return Reply.ok(
        store
            .find(new RowId(principal.id()))
            .orElseThrow(() -> new ApiException(new ApiError.UserGone())));
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "register",
            Operation.of("Register", REGISTERED)
                .taking(Accounts.REGISTRATION)
                .answering(201)
                .refusing(409, 429),
        "login", Operation.of("Sign in", SIGNED_IN).taking(CREDENTIALS).refusing(401, 429),
        "me", Operation.of("Read one's account", UserResource.ITEM));
  }
}
