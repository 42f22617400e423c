package org.handover.toolkit.parity.play;

import org.handover.toolkit.parity.cases.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An answer's keys, without its values: of a list, those of the first element.
final class Shape {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Shape() {}

  static Answer of(Answer answer) {
    return answer.withJson(of(answer.json()));
  }

  private static JsonNode of(JsonNode node) {
    if (node.isObject()) {
      ObjectNode keys = NODES.objectNode();
      node.properties().forEach(p -> keys.set(p.getKey(), of(p.getValue())));
      return keys;
    }
    if (node.isArray()) {
      return node.isEmpty() ? node : NODES.arrayNode().add(of(node.path(0)));
    }
    return node.isMissingNode() ? node : NODES.nullNode();
  }
}
