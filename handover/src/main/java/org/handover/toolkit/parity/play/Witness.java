package org.handover.toolkit.parity.play;

import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;

/// Sees what is played, whichever backend it is.
public interface Witness {
  Witness NONE = (_, _, _) -> {};

  /// One exchange, after it.
  ///
  /// @param backend its name
  void saw(String backend, RawRequest request, RawResponse answer);
}
