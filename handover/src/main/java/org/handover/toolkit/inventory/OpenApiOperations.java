package org.handover.toolkit.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import tools.jackson.databind.JsonNode;

/// The operations of an OpenAPI document (2 or 3), as JSON.
final class OpenApiOperations {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "trace");

  private OpenApiOperations() {}

  /// @param where it is from, for messages
  static List<Operation> parse(String where, String text) {
    JsonNode document = JsonValues.parse(text).filter(d -> d.path("paths").isObject()).orElse(null);
    if (document == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              where, "is no OpenAPI document in JSON", "give one with `paths`"));
    }
    String base = document.path("basePath").asString(serverPath(document)).replaceFirst("/$", "");
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .map(method ->
                    new Operation(
                        method.toUpperCase(Locale.ROOT), PathTemplate.parse(base + path.getKey())))
                .forEach(operations::add));
    return operations;
  }

  /// Of the first server's URL.
  private static String serverPath(JsonNode document) {
    return document.at("/servers/0/url").asString("").replaceFirst("^https?://[^/]*", "");
  }
}
