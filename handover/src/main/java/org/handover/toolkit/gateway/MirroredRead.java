package org.handover.toolkit.gateway;

import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// A live read that is in the sample.
///
/// @param request as either backend may be asked again
/// @param live what the client got; null: not kept, or not an answer to this request, because the
///   client asked for a part, on a condition or compressed
public record MirroredRead(RawRequest request, @Nullable LiveAnswer live) {
  /// The answer that went to the client.
  ///
  /// @param backend that gave it
  public record LiveAnswer(Backend backend, RawResponse response) {}
}
