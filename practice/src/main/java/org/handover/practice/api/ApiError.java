package org.handover.practice.api;

import java.util.List;

/// Why a request was not done. Each API has its own words for each of these; see [LegacyErrors].
public sealed interface ApiError {
  /// Required fields that are absent, `null` or blank, in the order the endpoint lists them.
  record MissingFields(List<String> names) implements ApiError {
    public MissingFields {
      names = List.copyOf(names);
    }
  }

  /// A field of the wrong type or out of range.
  record InvalidField(String name) implements ApiError {}

  /// No such row, or none that this caller may see. `thing` is the contract's name for it:
  /// `Scenario`.
  record NotFound(String thing) implements ApiError {}

  /// A unique value that another row holds: `Username`, `Email`, `Category`.
  record Taken(String thing) implements ApiError {}

  /// A row that cannot go while others point at it.
  record InUse(String thing) implements ApiError {}

  /// The caller is known and may not.
  record Forbidden() implements ApiError {}

  /// A bearer token, or its header, that was refused: status 401 or 422, and the legacy library's
  /// message.
  record BadToken(int status, String message) implements ApiError {}

  /// A sound token whose user has gone.
  record UserGone() implements ApiError {}

  /// Sign-in with a wrong name or password.
  record BadCredentials() implements ApiError {}

  /// A body larger than the service takes.
  record BodyTooLarge(long limit) implements ApiError {}

  /// A body that did not arrive in time.
  record BodyTooSlow() implements ApiError {}

  /// Requests that come too often; one more is taken in `seconds`.
  record Throttled(long seconds) implements ApiError {}

  /// More work than the service takes on at once; worth trying again after `retryAfterSeconds`.
  record Overloaded(int retryAfterSeconds) implements ApiError {}

  /// A scenario with nothing to score by.
  record NoRubric() implements ApiError {}

  /// The AI provider gave no answer that can be used.
  record AiUnavailable() implements ApiError {}
}
