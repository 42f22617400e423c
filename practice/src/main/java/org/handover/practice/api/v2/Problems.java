package org.handover.practice.api.v2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.Json;

/// DRF's and simplejwt's answer to each [Problem].
final class Problems {
  private Problems() {}

  static Answer.Value answer(Problem problem) {
    return switch (problem) {
      case Problem.NotAuthenticated p ->
          challenge(detail(401, "Authentication credentials were not provided."));
      case Problem.BadToken p -> badToken(p.message());
      case Problem.AuthenticationFailed p -> coded(p.detail(), p.code());
      case Problem.PermissionDenied p ->
          detail(403, "You do not have permission to perform this action.");
      case Problem.NotFound p -> detail(404, "Not found.");
      case Problem.InvalidPage p -> detail(404, "Invalid page.");
      case Problem.MethodNotAllowed p ->
          detail(405, "Method \"%s\" not allowed.".formatted(p.method()));
      case Problem.NotAcceptable p -> detail(406, "Could not satisfy the request Accept header.");
      case Problem.UnsupportedMediaType p ->
          detail(415, "Unsupported media type \"%s\" in request.".formatted(p.mediaType()));
      case Problem.ParseError p -> detail(400, "JSON parse error - " + p.reason());
      case Problem.Invalid p -> body(400, p.errors());
      case Problem.Conflict p -> detail(409, p.detail());
      case Problem.PreconditionFailed p ->
          detail(412, "The row has changed since that version was read.");
      case Problem.KeyReused p ->
          detail(422, "This Idempotency-Key came before with another request.");
    };
  }

  /// The same for what the features refuse in the name of both APIs.
  static Answer.Value answer(ApiError fault) {
    return switch (fault) {
      case ApiError.NotFound f -> answer(new Problem.NotFound());
      case ApiError.Forbidden f -> answer(new Problem.PermissionDenied());
      case ApiError.InUse f -> answer(new Problem.Conflict(f.thing() + " is in use."));
      case ApiError.UserGone f -> coded("User not found", "user_not_found");
      case ApiError.BadToken f -> badToken("Token is invalid or expired");
      case ApiError.BadCredentials f ->
          challenge(detail(401, "No active account found with the given credentials"));
      case ApiError.MissingFields f -> invalid(f.names(), "This field is required.");
      case ApiError.InvalidField f -> invalid(List.of(f.name()), "Invalid value.");
      case ApiError.Taken f -> invalid(List.of("non_field_errors"), f.thing() + " already exists.");
      case ApiError.BodyTooLarge f -> detail(413, "Request body too large.");
      case ApiError.BodyTooSlow f -> detail(408, "Request body took too long.");
      case ApiError.Throttled f -> throttled(f.seconds());
      case ApiError.Overloaded f -> unavailable(f.retryAfterSeconds());
      case ApiError.NoRubric f -> invalid(List.of("non_field_errors"), "Scenario has no rubric");
      case ApiError.AiUnavailable f -> detail(502, "The AI service is unavailable.");
    };
  }

  static Answer.Value unavailable(int retryAfterSeconds) {
    return detail(503, "Service temporarily unavailable, try again later.")
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  static Answer.Value internal() {
    return detail(500, "Internal server error.");
  }

  private static Answer.Value throttled(long seconds) {
    String unit = seconds == 1 ? "second" : "seconds";
    return detail(
            429, "Request was throttled. Expected available in %d %s.".formatted(seconds, unit))
        .with("Retry-After", Long.toString(seconds));
  }

  private static Answer.Value badToken(String message) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("token_class", "AccessToken");
    failure.put("token_type", "access");
    failure.put("message", message);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", "Given token not valid for any token type");
    body.put("code", "token_not_valid");
    body.put("messages", List.of(failure));
    return challenge(body(401, body));
  }

  private static Answer.Value coded(String detail, String code) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("code", code);
    return challenge(body(401, body));
  }

  private static Answer.Value challenge(Answer.Value answer) {
    return answer.with("WWW-Authenticate", "Bearer realm=\"api\"");
  }

  private static Answer.Value invalid(List<String> fields, String message) {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    fields.forEach(field -> errors.put(field, List.of(message)));
    return body(400, errors);
  }

  private static Answer.Value detail(int status, String detail) {
    return body(status, Map.of("detail", detail));
  }

  private static Answer.Value body(int status, Object value) {
    return new Answer.Value(status, Json.of(CompactJson.write(value)), Map.of(), false);
  }
}
