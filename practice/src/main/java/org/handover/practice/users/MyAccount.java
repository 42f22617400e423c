package org.handover.practice.users;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
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
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.identity.CredentialStore;
import org.handover.practice.identity.passwords.Passwords;
import org.springframework.stereotype.Component;

/// `/api/v2/users/me/…`: what a user does with their own account.
@Component
class MyAccount implements RouteSource {
  private static final int MAX_NAME = 150;

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "u.id"),
          Column.text("username", "u.username"),
          Column.text("email", "u.email"),
          Column.word("role", "u.role", Role.NAMES),
          Column.text("first_name", "u.first_name"),
          Column.text("last_name", "u.last_name"),
          Column.moment("date_joined", "u.date_joined at time zone 'UTC'"),
          Column.moment("last_login", "u.last_login at time zone 'UTC'").orNull());

  private static final List<Field> FIELDS =
      List.of(
          Accounts.EMAIL, Field.blank("first_name", MAX_NAME), Field.blank("last_name", MAX_NAME));

  private static final Form PASSWORDS =
      Form.of(
          List.of(
              new Field.Secret("current_password", true, false),
              new Field.Secret("new_password", true, true)));

  private final Resource account;
  private final Map<Method, Action> actions;
  private final CredentialStore credentials;
  private final Passwords passwords;
  private final Export export;

  MyAccount(
      Resources resources,
      UserStore store,
      CredentialStore credentials,
      Passwords passwords,
      Export export) {
    this.account =
        new Resource("users/me", "My Account", UserResource.TABLE, COLUMNS)
            .access(Access.Level.USER, Access.Level.USER)
            .takes(FIELDS, UserResource.email(store));
    this.actions = resources.row(account);
    this.credentials = credentials;
    this.passwords = passwords;
    this.export = export;
  }

  @Override
  public List<Route> routes() {
    Map<Method, Action> mine = new EnumMap<>(Method.class);
    actions.forEach(
        (method, action) -> mine.put(method, action.at(principal -> new RowId(principal.id()))));
    mine.remove(Method.PUT);
    return List.of(
        new Route("users/me/", Endpoint.of("My Account", mine)),
        new Route("users/me/password/", password()),
        new Route("users/me/export/", export()));
  }

  private Endpoint password() {
    Operation operation =
        Operation.of("Change one's password", Schema.NONE)
            .taking(PASSWORDS.fields())
            .answering(204);
    return Endpoint.of(
        "My Password",
        Method.POST,
        Action.of(Access.Level.USER, operation, this::changePassword).limited(Limit.SIGN_IN));
  }

  private Endpoint export() {
    Operation operation = Operation.of("All that is held on one", Schema.OBJECT);
    return Endpoint.of(
        "My Export",
        Method.GET,
        Action.of(
            Access.Level.USER, operation, request -> export.of(account, request.principal().id())));
  }

  private Answer changePassword(Request request) {
    Changes form = PASSWORDS.create(request.body());
    int id = request.principal().id();
    String old = credentials.passwordHash(id);
    if (!passwords.matches(old, form.text("current_password"))) {
      throw wrongPassword();
    }
    String fresh = passwords.hash(form.text("new_password"));
    return request.commit(() -> {
      if (!credentials.rehash(id, old, fresh)) {
        throw wrongPassword();
      }
      return Answer.noContent();
    });
  }

  private static ProblemException wrongPassword() {
    return new ProblemException(Problem.Invalid.of("current_password", "Invalid password."));
  }
}
