package org.handover.practice.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;

/// The operations of `/api/v2/`.
final class V2Paths {
  private static final String EVENTS = "text/event-stream";

  private static final Operation.Parameter TICKET =
      Operation.Parameter.text(
          "ticket", "Of `auth/stream-ticket/`, where no `Authorization` header can be sent.");

  private final Components components;
  private final Descriptions descriptions;

  V2Paths(Components components, Descriptions descriptions) {
    this.components = components;
    this.descriptions = descriptions;
  }

  /// Adds each path. What belongs to the page, such as its scripts, is no operation.
  void describe(List<RouteSource> features, Map<String, Map<String, Object>> paths) {
    features.stream()
        .flatMap(feature -> feature.routes().stream())
        .filter(route -> route.path().endsWith("/"))
        .forEach(route -> paths.put(route.template(), path(route)));
  }

  private Map<String, Object> path(Route route) {
    Map<String, Object> path = new LinkedHashMap<>();
    if (isOnRow(route)) {
      path.put("parameters", List.of(Parameters.shared("Id")));
    }
    route
        .endpoint()
        .actions()
        .forEach((method, action) ->
            path.put(OperationName.verb(method), operation(route, method, action)));
    return path;
  }

  private Map<String, Object> operation(Route route, Method method, Action action) {
    Operation told = action.operation();
    Map<String, Object> operation = new LinkedHashMap<>();
    String id = OperationName.of(route, method, told);
    operation.put("operationId", id);
    operation.put("summary", told.summary());
    descriptions.describe(id, operation);
    operation.put("tags", List.of(route.path().substring(0, route.path().indexOf('/'))));
    operation.put("security", security(action.access()));
    List<Map<String, Object>> parameters = parameters(method, action);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (!told.takes().isEmpty()) {
      operation.put("requestBody", body(id, method, told));
    }
    operation.put("responses", responses(method, action));
    return operation;
  }

  private static List<Map<String, Object>> security(Access.Level access) {
    return switch (access) {
      case ANYONE -> List.of();
      case VIEWER -> Components.security(false, List.of("bearer"));
      case USER, EDUCATOR, ADMIN -> Components.security(true, List.of("bearer"));
    };
  }

  private static List<Map<String, Object>> parameters(Method method, Action action) {
    Operation told = action.operation();
    List<Map<String, Object>> parameters = new ArrayList<>();
    told.parameters().forEach(parameter -> parameters.add(Parameters.query(parameter)));
    switch (method) {
      case GET -> {
        if (hasVersions(method, told)) {
          parameters.add(Parameters.shared("IfNoneMatch"));
        }
        if (action.offers().contains(EVENTS)) {
          parameters.add(Parameters.query(TICKET));
        }
      }
      case POST -> parameters.add(Parameters.shared("IdempotencyKey"));
      case PUT, PATCH, DELETE -> parameters.add(Parameters.shared("IfMatch"));
    }
    return parameters;
  }

  private Map<String, Object> body(String name, Method method, Operation told) {
    FieldSchema fields = new FieldSchema(method == Method.POST, method == Method.PATCH, true);
    Schema body = new Schema(OperationName.ofBody(name), fields.of(told.takes()));
    Map<String, Object> schema = Map.of("schema", components.use(body));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("application/json", schema);
    content.put("application/x-www-form-urlencoded", schema);
    return Map.of("required", true, "content", content);
  }

  private Map<String, Object> responses(Method method, Action action) {
    Operation told = action.operation();
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(Integer.toString(told.status()), success(method, action));
    if (told.status() != 200 && action.offers().contains(EVENTS)) {
      responses.put("200", Map.of("description", "As it comes.", "content", stream(told)));
    }
    if (method == Method.GET && hasVersions(method, told)) {
      responses.put("304", Map.of("description", "The client has the current version."));
    }
    for (int status : refusals(method, action)) {
      responses.put(Integer.toString(status), components.use(ErrorResponse.ofApiV2(status)));
    }
    return responses;
  }

  private Map<String, Object> success(Method method, Action action) {
    Operation told = action.operation();
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", told.summary() + ".");
    Map<String, Object> headers = new LinkedHashMap<>();
    if (hasVersions(method, told)) {
      headers.put("ETag", Components.header("ETag"));
    }
    if (told.status() == 201 || told.status() == 202) {
      headers.put("Location", Components.header("Location"));
    }
    if (!headers.isEmpty()) {
      success.put("headers", headers);
    }
    Map<String, Object> content = new LinkedHashMap<>();
    for (String type : action.offers()) {
      if (type.equals(EVENTS) && told.status() == 200) {
        content.putAll(stream(told));
      } else if (!type.equals(EVENTS) && !told.answers().equals(Schema.NONE)) {
        content.put(type, Map.of("schema", components.use(told.answers())));
      }
    }
    if (!content.isEmpty()) {
      success.put("content", content);
    }
    return success;
  }

  /// OpenAPI 3.1 has no form for the events of a stream: the body is text, and beside it stands
  /// what the data of each event is.
  private Map<String, Object> stream(Operation told) {
    Map<String, Object> stream = new LinkedHashMap<>();
    stream.put("schema", Map.of("type", "string"));
    Map<String, Object> events = new TreeMap<>();
    told.events().forEach((name, data) -> events.put(name, components.use(data)));
    stream.put("x-events", events);
    return Map.of(EVENTS, stream);
  }

  private static Set<Integer> refusals(Method method, Action action) {
    Operation told = action.operation();
    Set<Integer> statuses = new TreeSet<>(told.refusals());
    // 404 also of a `format` that nothing comes in.
    statuses.addAll(List.of(404, 406, 429, 500, 503));
    if (action.access() != Access.Level.ANYONE) {
      statuses.add(401);
    }
    if (action.access().compareTo(Access.Level.USER) > 0) {
      statuses.add(403);
    }
    boolean pages = told.parameters().stream().anyMatch(each -> each.name().equals("page"));
    if (pages) {
      statuses.add(400);
    }
    if (!told.takes().isEmpty()) {
      statuses.addAll(List.of(400, 408, 413, 415));
    }
    switch (method) {
      case GET -> {}
      case POST -> statuses.addAll(List.of(408, 409, 413, 422));
      case PUT, PATCH -> statuses.add(412);
      case DELETE -> statuses.addAll(List.of(409, 412));
    }
    return statuses;
  }

  private static boolean isOnRow(Route route) {
    return route.template().contains("{id}");
  }

  /// What the document has a name for is a thing that changes.
  private static boolean hasVersions(Method method, Operation told) {
    return method != Method.DELETE && !told.answers().name().isEmpty();
  }
}
