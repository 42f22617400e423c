package org.handover.practice.web.v2;

import java.util.Map;

/// A JSON Schema of the OpenAPI document.
///
/// @param name under which the document keeps it; empty for one that stands where it is used
public record Schema(String name, Map<String, Object> definition) {
  /// No body at all.
  public static final Schema NONE = new Schema("", Map.of());

  /// An object of which nothing more is said.
  public static final Schema OBJECT = new Schema("", Map.of("type", "object"));
}
