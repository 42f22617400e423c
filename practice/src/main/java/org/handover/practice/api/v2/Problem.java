package org.handover.practice.api.v2;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why API v2 refuses a request; [Problems] has the words and headers.
public sealed interface Problem {
  record NotAuthenticated() implements Problem {}

  /// A bearer token that is no access token of ours, or no longer.
  ///
  /// @param message what is wrong with it, in simplejwt's words
  record BadToken(String message) implements Problem {}

  /// 401 with a detail and a code of simplejwt's: `User not found`, `user_not_found`.
  record AuthenticationFailed(String detail, String code) implements Problem {}

  record PermissionDenied() implements Problem {}

  record NotFound() implements Problem {}

  record InvalidPage() implements Problem {}

  record MethodNotAllowed(String method) implements Problem {}

  record NotAcceptable() implements Problem {}

  record UnsupportedMediaType(String mediaType) implements Problem {}

  /// A body that is no JSON, and why in the words of Python's parser.
  record ParseError(String reason) implements Problem {}

  /// Invalid fields: each name with its messages, or for a list with messages by place.
  record Invalid(Map<String, ?> errors) implements Problem {
    public Invalid {
      errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    public static Invalid of(String field, String message) {
      return new Invalid(Map.of(field, List.of(message)));
    }
  }

  /// What is asked does not go together with what is there.
  record Conflict(String detail) implements Problem {}

  /// The row has changed since the version that `If-Match` names.
  record PreconditionFailed() implements Problem {}

  /// An idempotency key that came before with another body.
  record KeyReused() implements Problem {}
}
