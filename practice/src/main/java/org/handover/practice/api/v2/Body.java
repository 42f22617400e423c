package org.handover.practice.api.v2;

import tools.jackson.databind.JsonNode;

/// What a client sent, taken apart.
public sealed interface Body {
  /// Any JSON value: that it should be an object is the form's affair.
  record OfJson(JsonNode value) implements Body {}

  /// A form, whose values are all text.
  record OfForm(Params params) implements Body {}
}
