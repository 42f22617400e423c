package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.openapi.LegacyEndpoints.LegacyEndpoint;

/// The operations of `/api/`, as the Flask API has them.
final class LegacyPaths {
  private static final List<String> PROOFS = List.of("bearer", "session");

  private final Components components;
  private final Descriptions descriptions;

  LegacyPaths(Components components, Descriptions descriptions) {
    this.components = components;
    this.descriptions = descriptions;
  }

  void describe(List<LegacyEndpoint> endpoints, Map<String, Map<String, Object>> paths) {
    for (LegacyEndpoint endpoint : endpoints) {
      Map<String, Object> path = paths.computeIfAbsent(endpoint.path(), _ -> new TreeMap<>());
      if (isOnRow(endpoint)) {
        path.put("parameters", List.of(Parameters.shared("Id")));
      }
      path.put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
    }
  }

  private Map<String, Object> operation(LegacyEndpoint endpoint) {
    Operation told =
        endpoint.operation().orElseGet(() -> Operation.of("Not told of", Schema.OBJECT));
    Map<String, Object> operation = new LinkedHashMap<>();
    String id = OperationName.ofLegacy(endpoint.path(), endpoint.method());
    operation.put("operationId", id);
    operation.put("summary", told.summary());
    descriptions.describe(id, operation);
    operation.put("tags", List.of("legacy " + endpoint.path().split("/", 4)[2]));
    operation.put("security", security(endpoint.access()));
    if (!told.parameters().isEmpty()) {
      operation.put("parameters", told.parameters().stream().map(Parameters::query).toList());
    }
    if (!told.takes().isEmpty()) {
      operation.put("requestBody", body(id, endpoint, told));
    }
    operation.put("responses", responses(endpoint, told));
    return operation;
  }

  private static List<Map<String, Object>> security(Access.Level access) {
    return switch (access) {
      case ANYONE -> List.of();
      case VIEWER -> Components.security(false, PROOFS);
      case USER, EDUCATOR, ADMIN -> Components.security(true, PROOFS);
    };
  }

  /// PUT changes what it names.
  private Map<String, Object> body(String id, LegacyEndpoint endpoint, Operation told) {
    boolean changes = endpoint.method().equals("PUT");
    Schema body =
        new Schema(
            OperationName.ofBody(id), new FieldSchema(!changes, changes, false).of(told.takes()));
    return Map.of(
        "required",
        true,
        "content",
        Map.of("application/json", Map.of("schema", components.use(body))));
  }

  private Map<String, Object> responses(LegacyEndpoint endpoint, Operation told) {
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", told.summary() + ".");
    success.put(
        "content", Map.of("application/json", Map.of("schema", components.use(told.answers()))));
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(Integer.toString(told.status()), success);
    for (int status : refusals(endpoint, told)) {
      responses.put(Integer.toString(status), components.use(ErrorResponse.ofLegacyApi(status)));
    }
    return responses;
  }

  private static Set<Integer> refusals(LegacyEndpoint endpoint, Operation told) {
    Set<Integer> statuses = new TreeSet<>(told.refusals());
    statuses.addAll(List.of(500, 503));
    if (endpoint.access() != Access.Level.ANYONE) {
      statuses.addAll(List.of(401, 422));
    }
    if (endpoint.access().compareTo(Access.Level.USER) > 0) {
      statuses.add(403);
    }
    if (isOnRow(endpoint)) {
      statuses.add(404);
    }
    if (!told.takes().isEmpty()) {
      statuses.addAll(List.of(400, 408, 413));
    }
    return statuses;
  }

  private static boolean isOnRow(LegacyEndpoint endpoint) {
    return endpoint.path().contains("{id}");
  }
}
