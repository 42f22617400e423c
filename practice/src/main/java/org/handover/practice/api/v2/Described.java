package org.handover.practice.api.v2;

import java.util.Map;

/// A controller of the legacy API, which the OpenAPI document describes in the same terms as this
/// one's actions.
public interface Described {
  /// By the name of the method that handles it. Path, method and who may call it are in that
  /// method's annotations.
  Map<String, Operation> operations();
}
