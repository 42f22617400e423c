package org.handover.practice.operations;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// A `SENTRY_DSN` that is none. It is not repeated: it may be another secret in the wrong place.
final class BadDsnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Has the start end with a line of words.
  static final class Analyzer extends AbstractFailureAnalyzer<BadDsnException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadDsnException cause) {
      return new FailureAnalysis(
          "SENTRY_DSN is no DSN", "Set it as Sentry shows it: https://KEY@HOST/PROJECT", cause);
    }
  }
}
