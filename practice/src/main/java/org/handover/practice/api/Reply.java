package org.handover.practice.api;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a controller answers: a status, a JSON body and further headers.
public record Reply(int status, Json body, Map<String, String> headers) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply ok(Json body) {
    return new Reply(200, body, Map.of());
  }

  public static Reply created(Json body) {
    return new Reply(201, body, Map.of());
  }

  /// 200 with the legacy API's `{"message": …}`.
  public static Reply message(String message) {
    return ok(object("message", message));
  }

  /// 503 that is worth trying again.
  public static Reply unavailable(Json body) {
    return new Reply(503, body, Map.of());
  }

  public static Reply of(int status, String key, String value) {
    return new Reply(status, object(key, value), Map.of());
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, more);
  }

  private static Json object(String key, String value) {
    return Json.of(MAPPER.writeValueAsString(Map.of(key, value)));
  }
}
