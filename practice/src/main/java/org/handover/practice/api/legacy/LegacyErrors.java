package org.handover.practice.api.legacy;

import org.handover.practice.api.ApiError;
import org.handover.practice.api.Reply;

/// The legacy API's answer to each [ApiError]: the table "Errors" of its contract.
final class LegacyErrors {
  static final Reply NOT_FOUND = Reply.of(404, "error", "Not found");
  static final Reply INTERNAL = Reply.of(500, "error", "Internal server error");
  static final Reply METHOD_NOT_ALLOWED = Reply.of(405, "error", "Method not allowed");
  private static final Reply UNAVAILABLE = Reply.of(503, "error", "Service unavailable");

  private LegacyErrors() {}

  static Reply reply(ApiError fault) {
    return switch (fault) {
      case ApiError.MissingFields f ->
          error(400, "Missing required fields: " + String.join(", ", f.names()));
      case ApiError.InvalidField f -> error(400, "Invalid value for " + f.name());
      case ApiError.NotFound f -> error(404, f.thing() + " not found");
      case ApiError.Taken f -> error(409, f.thing() + " already exists");
      case ApiError.InUse f -> error(409, f.thing() + " is in use");
      case ApiError.Forbidden f -> error(403, "Forbidden");
      case ApiError.BadToken f -> Reply.of(f.status(), "msg", f.message());
      case ApiError.UserGone f -> error(401, "User not found");
      case ApiError.BadCredentials f -> error(401, "Invalid credentials");
      case ApiError.BodyTooLarge f -> error(413, "Request body too large");
      case ApiError.BodyTooSlow f -> error(408, "Request body took too long");
      case ApiError.Throttled f ->
          error(429, "Too many requests").with("Retry-After", Long.toString(f.seconds()));
      case ApiError.Overloaded f -> unavailable(f.retryAfterSeconds());
      case ApiError.NoRubric f -> error(400, "Scenario has no rubric");
      case ApiError.AiUnavailable f -> error(502, "AI service unavailable");
    };
  }

  static Reply unavailable(int retryAfterSeconds) {
    return UNAVAILABLE.with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  private static Reply error(int status, String message) {
    return Reply.of(status, "error", message);
  }
}
