package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.v2.Schema;

/// How an operation can end other than by success.
///
/// @param name under which the document keeps it
/// @param headers of its answer, by the name under which the document keeps them
record ErrorResponse(
    int status, String name, String description, Schema schema, Map<String, String> headers) {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Challenge");
  private static final Map<String, String> LATER = Map.of("Retry-After", "RetryAfter");

  private static final Schema DETAIL =
      new Schema(
          "Detail",
          Map.of(
              "type", "object",
              "properties",
                  Map.of(
                      "detail", TEXT,
                      "code", TEXT,
                      "messages", Map.of("type", "array", "items", Map.of("type", "object"))),
              "required", List.of("detail")));

  /// Of a list of names each mistake is told under its place.
  private static final Schema INVALID =
      new Schema(
          "Invalid",
          Map.of(
              "type",
              "object",
              "minProperties",
              1,
              "additionalProperties",
              Map.of(
                  "anyOf",
                  List.of(
                      Map.of("type", "array", "items", TEXT, "minItems", 1),
                      Map.of("type", "object")))));

  private static final Schema BAD_REQUEST =
      new Schema(
          "BadRequest",
          Map.of("anyOf", List.of(DETAIL.use(), INVALID.use())),
          List.of(DETAIL, INVALID));

  private static final Schema ERROR =
      new Schema(
          "LegacyError",
          Map.of(
              "type", "object", "properties", Map.of("error", TEXT), "required", List.of("error")));

  private static final Schema MESSAGE =
      new Schema(
          "LegacyTokenError",
          Map.of("type", "object", "properties", Map.of("msg", TEXT), "required", List.of("msg")));

  private static final Schema UNKNOWN_CALLER =
      new Schema(
          "LegacyUnauthorized",
          Map.of("anyOf", List.of(ERROR.use(), MESSAGE.use())),
          List.of(ERROR, MESSAGE));

  private static final List<ErrorResponse> NEW =
      List.of(
          of(400, "BadRequest", "Mistakes by field, or no JSON.", BAD_REQUEST, Map.of()),
          of(401, "Unauthorized", "Not signed in, or not any more.", DETAIL, CHALLENGE),
          of(403, "Forbidden", "Not for one of that role.", DETAIL, Map.of()),
          of(404, "NotFound", "No such row or page that the caller may see.", DETAIL, Map.of()),
          of(406, "NotAcceptable", "Nothing that the client accepts.", DETAIL, Map.of()),
          of(408, "Timeout", "The body took too long.", DETAIL, Map.of()),
          of(409, "Conflict", "It does not go together with what is there.", DETAIL, Map.of()),
          of(412, "Changed", "The row has changed since that version.", DETAIL, Map.of()),
          of(413, "TooLarge", "The body is too large.", DETAIL, Map.of()),
          of(415, "Unsupported", "A body of another type.", DETAIL, Map.of()),
          of(422, "KeyReused", "The key came before with another body.", DETAIL, Map.of()),
          of(429, "Throttled", "Too many requests.", DETAIL, LATER),
          of(500, "Failure", "Something is wrong here.", DETAIL, Map.of()),
          of(502, "BadGateway", "The AI service does not answer.", DETAIL, Map.of()),
          of(503, "Unavailable", "Not at the moment.", DETAIL, LATER));

  private static final List<ErrorResponse> LEGACY =
      List.of(
          of(400, "LegacyBadRequest", "The first mistake.", ERROR, Map.of()),
          of(401, "LegacyUnauthorized", "Not signed in.", UNKNOWN_CALLER, Map.of()),
          of(403, "LegacyForbidden", "Not for one of that role.", ERROR, Map.of()),
          of(404, "LegacyNotFound", "No such row that the caller may see.", ERROR, Map.of()),
          of(408, "LegacyTimeout", "The body took too long.", ERROR, Map.of()),
          of(409, "LegacyConflict", "Taken, or in use.", ERROR, Map.of()),
          of(413, "LegacyTooLarge", "The body is too large.", ERROR, Map.of()),
          of(422, "LegacyBadToken", "A token that is none.", MESSAGE, Map.of()),
          of(429, "LegacyThrottled", "Too many sign-ins, where they are counted.", ERROR, LATER),
          of(500, "LegacyFailure", "Something is wrong here.", ERROR, Map.of()),
          of(502, "LegacyBadGateway", "The AI service does not answer.", ERROR, Map.of()),
          of(503, "LegacyUnavailable", "Not at the moment.", ERROR, LATER));

  private static ErrorResponse of(
      int status, String name, String description, Schema schema, Map<String, String> headers) {
    return new ErrorResponse(status, name, description, schema, headers);
  }

  static ErrorResponse ofApiV2(int status) {
    return find(NEW, status);
  }

  static ErrorResponse ofLegacyApi(int status) {
    return find(LEGACY, status);
  }

  private static ErrorResponse find(List<ErrorResponse> all, int status) {
    return all.stream()
        .filter(refusal -> refusal.status == status)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing is known of status " + status));
  }

  Map<String, Object> response() {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", description);
    if (!headers.isEmpty()) {
      Map<String, Object> sent = new LinkedHashMap<>();
      headers.forEach((header, component) -> sent.put(header, Components.header(component)));
      response.put("headers", sent);
    }
    response.put("content", Map.of("application/json", Map.of("schema", schema.use())));
    return response;
  }
}
