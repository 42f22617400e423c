package org.handover.practice.api.v2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Json;

/// The answer to OPTIONS, as DRF's `SimpleMetadata` gives it: what a POST or PUT takes is told to
/// clients that may do it, of a row that is there.
final class Metadata {
  private Metadata() {}

  static Answer of(Endpoint endpoint, Request request) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", endpoint.name());
    metadata.put("description", "");
    metadata.put("renders", endpoint.renders());
    metadata.put("parses", BodyParser.MEDIA_TYPES);
    Map<String, Object> actions = new LinkedHashMap<>();
    for (Method method : List.of(Method.POST, Method.PUT)) {
      Action action = endpoint.actions().get(method);
      if (action != null && tells(action, request)) {
        actions.put(method.name(), action.operation().fields().apply(request.principal().role()));
      }
    }
    if (!actions.isEmpty()) {
      metadata.put("actions", actions);
    }
    return Answer.untagged(Json.of(CompactJson.write(metadata)));
  }

  private static boolean tells(Action action, Request request) {
    return !action.operation().takes().isEmpty()
        && RequestAuthorizer.refusal(action.access(), request.principal()).isEmpty()
        && action.hasRow().test(request);
  }
}
