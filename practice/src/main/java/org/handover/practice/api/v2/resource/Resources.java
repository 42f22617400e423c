package org.handover.practice.api.v2.resource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes routes of a [Resource].
@Component
public final class Resources {
  private final JdbcClient jdbc;

  Resources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The list at `PATH/`, and its rows at `PATH/ID/`.
  public List<Route> routes(Resource resource) {
    Endpoint list = Endpoint.of(resource.noun + " List", Map.of(Method.GET, list(resource)));
    if (resource.methods.contains(Method.POST)) {
      list = list.and(Method.POST, create(resource));
    }
    Map<Method, Action> actions = new EnumMap<>(row(resource));
    actions.keySet().retainAll(resource.methods);
    return List.of(
        new Route(resource.path + "/", list),
        new Route(resource.path + "/ID/", Endpoint.of(resource.noun + " Instance", actions)));
  }

  private Action list(Resource resource) {
    return Action.of(
        resource.read, new Operations(resource).list(), new ListActions(jdbc, resource)::list);
  }

  /// POST to a list.
  public Action create(Resource resource) {
    return Action.of(
        resource.write, new Operations(resource).create(), new RowActions(jdbc, resource)::create);
  }

  /// A single row as someone sees it; nothing where they do not.
  public Optional<Json> find(Resource resource, RowId id, Principal principal) {
    return new Rows(jdbc, resource).find(id, principal);
  }

  /// A single row, for documents.
  public static Schema schema(Resource resource) {
    return RowSchema.of(resource, true);
  }

  /// What there is to be done with a single row.
  public Map<Method, Action> row(Resource resource) {
    RowActions row = new RowActions(jdbc, resource);
    Operations operations = new Operations(resource);
    return Map.of(
        Method.GET, Action.of(resource.read, operations.retrieve(), row::retrieve),
        Method.PUT,
            Action.of(resource.write, operations.replace(), row::replace).onRow(row::exists),
        Method.PATCH, Action.of(resource.write, operations.change(), row::change),
        Method.DELETE, Action.of(resource.write, operations.delete(), row::delete));
  }
}
