package org.handover.practice.ai.openai;

/// What becomes of a request that has failed, if it is made again.
public enum Prospect {
  /// It may succeed later, by itself.
  PASSING,

  /// No request succeeds until an operator has mended our account with the provider: its key is not
  /// accepted, its quota is spent, its model is not there.
  HELD,

  /// The same request would fail again, another one need not.
  LASTING
}
