package org.handover.practice.web.v2;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.web.Outage;
import org.handover.practice.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;

/// The one place of this face where an exception becomes an answer.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Answer answer(RuntimeException exception, HttpServletRequest request) {
    return switch (exception) {
      case ProblemException expected -> Problems.answer(expected.problem());
      case Refused expected -> Problems.answer(expected.fault());
      case RuntimeException down when Outage.is(down) -> {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), down.getMessage());
        yield Problems.unavailable(Outage.RETRY_AFTER_SECONDS);
      }
      case TransientDataAccessException busy -> {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), busy.getMessage());
        yield Problems.unavailable(Outage.RETRY_AFTER_SECONDS);
      }
      default -> {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        yield Problems.internal();
      }
    };
  }
}
