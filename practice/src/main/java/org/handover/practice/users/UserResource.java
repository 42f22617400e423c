package org.handover.practice.users;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.web.Access;
import org.handover.practice.web.Caller;
import org.handover.practice.web.Changes;
import org.handover.practice.web.Role;
import org.handover.practice.web.RowId;
import org.handover.practice.web.v2.Action;
import org.handover.practice.web.v2.Limit;
import org.handover.practice.web.v2.Method;
import org.handover.practice.web.v2.Route;
import org.handover.practice.web.v2.RouteSource;
import org.handover.practice.web.v2.Schema;
import org.handover.practice.web.v2.form.Unique;
import org.handover.practice.web.v2.resource.Column;
import org.handover.practice.web.v2.resource.Filter;
import org.handover.practice.web.v2.resource.Hooks;
import org.handover.practice.web.v2.resource.Resource;
import org.handover.practice.web.v2.resource.Resources;
import org.handover.practice.web.v2.resource.RowSchema;
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
          Column.text("role", "u.role"));

  static final Schema ITEM = RowSchema.item("UserItem", COLUMNS);

  private final List<Route> routes = new ArrayList<>();
  private final Accounts accounts;
  private final RefreshTokenStore refreshTokens;

  UserResource(
      Resources resources, UserStore store, Accounts accounts, RefreshTokenStore refreshTokens) {
    this.accounts = accounts;
    this.refreshTokens = refreshTokens;
    Resource registration =
        new Resource("users", "User", TABLE, COLUMNS)
            .access(Access.Level.VIEWER, Access.Level.VIEWER)
            .takes(Accounts.REGISTRATION, username(store), email(store))
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

  static Unique email(UserStore store) {
    return new Unique("email", "user with this email already exists.", store::hasEmail);
  }

  private static Unique username(UserStore store) {
    return new Unique("username", "user with this username already exists.", store::hasUsername);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Changes creating(Changes form, Caller caller) {
    return accounts.hashed(form).with("role", "learner");
  }

  @Override
  public Changes changing(Changes form) {
    return accounts.hashed(form);
  }

  /// Whoever knew the old password only is signed out.
  @Override
  public void stored(RowId id, Changes form) {
    if (form.has("password")) {
      refreshTokens.revokeAll(id.value());
    }
  }
}
