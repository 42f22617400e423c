package org.handover.toolkit.config;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lays what was written over the defaults, key by key, at every depth.
final class Overlay {
  private Overlay() {}

  static ObjectNode of(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(entry -> {
          JsonNode below = base.get(entry.getKey());
          if (below instanceof ObjectNode lower && entry.getValue() instanceof ObjectNode upper) {
            of(lower, upper);
          } else {
            base.set(entry.getKey(), entry.getValue());
          }
        });
    return base;
  }
}
