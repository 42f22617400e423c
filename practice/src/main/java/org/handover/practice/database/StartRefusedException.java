package org.handover.practice.database;

import org.jspecify.annotations.Nullable;

/// Ends the start. [StartRefusedAnalyzer] turns it into lines for the operator, without a stack
/// trace.
final class StartRefusedException extends RuntimeException {
  final transient StartupFailure refusal;

  StartRefusedException(StartupFailure refusal) {
    this(refusal, null);
  }

  StartRefusedException(StartupFailure refusal, @Nullable Throwable cause) {
    super(refusal.problem(), cause);
    this.refusal = refusal;
  }
}
