package org.handover.toolkit.parity.cases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Each request by each caller.
///
/// @param callers with the outcome that each meets; `answered` is what the request itself expects
/// @param requests cases without a name and a caller
record Matrix(String about, Map<String, String> callers, List<ObjectNode> requests) {
  private static final String ANSWERED = "answered";

  Stream<ObjectNode> cases(Map<String, JsonNode> outcomes) {
    return requests.stream()
        .flatMap(request ->
            callers.entrySet().stream()
                .map(e -> oneCase(request.deepCopy(), e.getKey(), e.getValue(), outcomes)));
  }

  private static ObjectNode oneCase(
      ObjectNode request, String caller, String outcome, Map<String, JsonNode> outcomes) {
    String name = "%s as %s".formatted(request.path("request").asString(), caller);
    request.put("name", name).put("as", caller);
    if (!outcome.equals(ANSWERED)) {
      JsonNode expect = outcomes.get(outcome);
      request.set("expect", Objects.requireNonNull(expect, () -> "no outcome " + outcome));
    }
    return request;
  }
}
