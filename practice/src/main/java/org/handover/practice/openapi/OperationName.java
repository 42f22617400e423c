package org.handover.practice.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Route;

/// The names by which generated clients call the operations: `scenarios_list`, as clients generated
/// from a Django REST framework know them.
final class OperationName {
  private OperationName() {}

  static String verb(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  static String of(Route route, Method method, Operation told) {
    boolean lists = told.answers().name().endsWith("Page") && !told.parameters().isEmpty();
    String verb =
        switch (method) {
          case GET -> lists ? "list" : "retrieve";
          case POST -> "create";
          case PUT -> "update";
          case PATCH -> "partial_update";
          case DELETE -> "destroy";
        };
    return words(route.path().replace("ID/", "")) + "_" + verb;
  }

  /// The legacy API has names of its own: path and method.
  static String ofLegacy(String path, String method) {
    return "legacy_"
        + words(path.substring("/api/".length()).replace("{id}", "id") + "/")
        + "_"
        + method.toLowerCase(Locale.ROOT);
  }

  /// What the body of an operation is called: `ScenariosCreateBody`.
  static String ofBody(String operation) {
    return Arrays.stream(operation.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("", "", "Body"));
  }

  private static String words(String path) {
    return path.substring(0, path.length() - 1).replace('/', '_').replace('-', '_');
  }
}
