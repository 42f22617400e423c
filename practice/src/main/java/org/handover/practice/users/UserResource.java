package org.handover.practice.users;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Limit;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.form.Rule;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Component;

/// `/api/v2/users/`: anyone registers, admins see and change everyone.
@Component
class UserResource implements RouteSource, Hooks {
  static final String TABLE = "\"user\" u";

  static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "u.id"),
          Column.text("username", "u.username"),
          Column.text("email", "u.email"),
          Column.word("role", "u.role", Role.NAMES));

  static final Schema ITEM = RowSchema.item("UserItem", COLUMNS);

  private final List<Route> routes = new ArrayList<>();
  private final Accounts accounts;

  UserResource(Resources resources, UserStore store, Accounts accounts, LookAlikes lookAlikes) {
    this.accounts = accounts;
    Resource registration =
        new Resource("users", "User", TABLE, COLUMNS)
            .access(Access.Level.VIEWER, Access.Level.VIEWER)
            .takes(Accounts.REGISTRATION, registration(store, lookAlikes))
            .hooks(this);
    Resource users =
        new Resource("users", "User", TABLE, COLUMNS)
            .access(Access.Level.ADMIN, Access.Level.ADMIN)
            .only(Method.GET, Method.PUT, Method.PATCH, Method.DELETE)
            .takes(Accounts.MANAGED, email(store))
            .hooks(this)
            .filter(new Filter.Choice("role", "u.role = :role", Role.NAMES))
            .search("u.username", "u.email")
            .ordering("id", "u.id")
            .ordering("username", "u.username")
            .ordering("email", "u.email");
    Action register = resources.create(registration).limited(Limit.SIGN_IN);
    for (Route route : resources.routes(users)) {
      routes.add(
          route.path().equals("users/")
              ? new Route(route.path(), route.endpoint().and(Method.POST, register))
              : route);
    }
  }

  /// What an address has to keep to on this API.
  static Rule[] email(UserStore store) {
    return new Rule[] {
      plain("email"), new Rule("email", "user with this email already exists.", store::hasEmail)
    };
  }

  private static Rule[] registration(UserStore store, LookAlikes lookAlikes) {
    Rule[] email = email(store);
    return new Rule[] {
      plain("username"),
      new Rule("username", "user with this username already exists.", store::hasUsername),
      new Rule(
          "username",
          "This username looks like one that exists already.",
          (name, _) -> lookAlikes.exist(name)),
      email[0],
      email[1]
    };
  }

  /// The legacy API stores what it is sent, as ever.
  private static Rule plain(String field) {
    return new Rule(
        field,
        "Control characters and line breaks are not allowed.",
        (text, _) -> PlainText.hasControls(text));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Changes creating(Changes form, Principal principal) {
    return accounts.hashed(form).with("role", "learner");
  }

  @Override
  public Changes changing(Changes form) {
    return accounts.hashed(form);
  }
}
