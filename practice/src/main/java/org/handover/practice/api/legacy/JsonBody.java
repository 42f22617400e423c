package org.handover.practice.api.legacy;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object that a client sent. What is not one (absent, unparsable, another type or media
/// type) is an object without members, as the legacy API has it.
public record JsonBody(ObjectNode members) {
  /// The member's value; `null` where there is none, a `NullNode` where it says `null`.
  public @Nullable JsonNode get(String name) {
    return members.get(name);
  }

  public boolean has(String name) {
    return members.has(name);
  }
}
