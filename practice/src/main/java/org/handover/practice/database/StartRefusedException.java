package org.handover.practice.database;

import org.jspecify.annotations.Nullable;

/// Ends the start. [StartRefusedAnalyzer] turns it into lines for the operator, without a stack
/// trace.
final class StartRefusedException extends RuntimeException {
  final transient Refusal refusal;

  StartRefusedException(Refusal refusal) {
    this(refusal, null);
  }

  StartRefusedException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.problem(), cause);
    this.refusal = refusal;
  }
}
