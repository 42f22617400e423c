package org.handover.practice.web.v2.resource;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.web.v2.Action;
import org.handover.practice.web.v2.Endpoint;
import org.handover.practice.web.v2.Method;
import org.handover.practice.web.v2.Route;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes routes of a [Resource]: one to its list, one to each of its rows.
@Component
public final class Resources {
  private final JdbcClient jdbc;

  Resources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The actions on single rows, for whoever offers them at paths of their own.
  public RowActions rows(Resource resource) {
    return new RowActions(jdbc, resource);
  }

  /// The list at `PATH/`, and its rows at `PATH/ID/`.
  public List<Route> routes(Resource resource) {
    ListActions list = new ListActions(jdbc, resource);
    RowActions row = rows(resource);
    List<Route> routes = new ArrayList<>();
    Endpoint lists =
        Endpoint.of(resource.noun + " List", Method.GET, Action.of(resource.read, list::list));
    if (resource.methods.contains(Method.POST)) {
      lists = lists.and(Method.POST, write(resource, row::create));
    }
    routes.add(new Route(resource.path + "/", lists));
    Endpoint rows =
        Endpoint.of(
            resource.noun + " Instance", Method.GET, Action.of(resource.read, row::retrieve));
    if (resource.methods.contains(Method.PUT)) {
      rows = rows.and(Method.PUT, write(resource, row::replace));
    }
    if (resource.methods.contains(Method.PATCH)) {
      rows = rows.and(Method.PATCH, write(resource, row::change));
    }
    if (resource.methods.contains(Method.DELETE)) {
      rows = rows.and(Method.DELETE, Action.of(resource.write, row::delete));
    }
    routes.add(new Route(resource.path + "/ID/", rows));
    return routes;
  }

  private static Action write(Resource resource, Action.Handler handler) {
    return Action.of(resource.write, handler).taking(resource.form.fields());
  }
}
