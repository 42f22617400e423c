package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.ErrorLog;
import org.handover.practice.api.Outage;

/// The one place of API v2 where an exception becomes an answer.
final class Failures {
  private Failures() {}

  /// @param exception or an error, such as a stack that was too deep for what was sent
  static Answer answer(Throwable exception, HttpServletRequest request) {
    return switch (exception) {
      case ProblemException expected -> Problems.answer(expected.problem());
      case ApiException expected -> Problems.answer(expected.fault());
      case Exception down when Outage.is(down, request) -> {
        ErrorLog.unavailable(request, down);
        yield Problems.unavailable(Outage.RETRY_AFTER_SECONDS);
      }
      default -> {
        ErrorLog.failed(request, exception);
        yield Problems.internal();
      }
    };
  }
}
