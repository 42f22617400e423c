package org.handover.practice.web.v2;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.web.Outage;
import org.handover.practice.web.Refused;
import org.handover.practice.web.Trouble;

/// The one place of this face where an exception becomes an answer.
final class Failures {
  private Failures() {}

  static Answer answer(RuntimeException exception, HttpServletRequest request) {
    return switch (exception) {
      case ProblemException expected -> Problems.answer(expected.problem());
      case Refused expected -> Problems.answer(expected.fault());
      case RuntimeException down when Outage.is(down, request) -> {
        Trouble.unavailable(request, down);
        yield Problems.unavailable(Outage.RETRY_AFTER_SECONDS);
      }
      default -> {
        Trouble.failed(request, exception);
        yield Problems.internal();
      }
    };
  }
}
