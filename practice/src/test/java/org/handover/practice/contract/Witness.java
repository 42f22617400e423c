package org.handover.practice.contract;

import org.handover.practice.contract.wire.RawRequest;
import org.handover.practice.contract.wire.RawResponse;

/// Sees what is played, whichever backend it is.
public interface Witness {
  Witness NONE = (_, _, _) -> {};

  /// One exchange, after it.
  ///
  /// @param backend its name
  void saw(String backend, RawRequest request, RawResponse answer);
}
