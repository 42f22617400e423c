package org.handover.practice.web;

import java.util.List;

/// Why a request was not done. Each face has its own words for each of these; see [LegacyFaults].
public sealed interface Fault {
  /// Required fields that are absent, `null` or blank, in the order the endpoint lists them.
  record MissingFields(List<String> names) implements Fault {
    public MissingFields {
      names = List.copyOf(names);
    }
  }

  /// A field of the wrong type or out of range.
  record InvalidField(String name) implements Fault {}

  /// No such row, or none that this caller may see. `thing` is the contract's name for it:
  /// `Scenario`.
  record NotFound(String thing) implements Fault {}

  /// A unique value that another row holds: `Username`, `Email`, `Category`.
  record Taken(String thing) implements Fault {}

  /// A row that cannot go while others point at it.
  record InUse(String thing) implements Fault {}

  /// The caller is known and may not.
  record Forbidden() implements Fault {}

  /// A bearer token, or its header, that was refused: status 401 or 422, and the legacy library's
  /// message.
  record BadToken(int status, String message) implements Fault {}

  /// A sound token whose user has gone.
  record UserGone() implements Fault {}

  /// Sign-in with a wrong name or password.
  record BadCredentials() implements Fault {}

  /// A body larger than the service takes.
  record BodyTooLarge(long limit) implements Fault {}

  /// A body that did not arrive in time.
  record BodyTooSlow() implements Fault {}

  /// Requests that come too often; one more is taken in `seconds`.
  record Throttled(long seconds) implements Fault {}

  /// More work than the service takes on at once; worth trying again after `retryAfterSeconds`.
  record Overloaded(int retryAfterSeconds) implements Fault {}

  /// A scenario with nothing to score by.
  record NoRubric() implements Fault {}

  /// The AI provider gave no answer that can be used.
  record AiUnavailable() implements Fault {}
}
