package org.handover.practice.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.practice.contract.wire.Text;
import tools.jackson.databind.JsonNode;

/// Two answers to one request, compared as a client would see them.
///
/// @param headers those to be compared beside Content-Type and Allow
record Comparison(Map<String, Variation> varies, List<String> headers, Instant started) {
  List<String> differences(Answer legacy, Answer next) {
    List<String> differences = new ArrayList<>();
    differ(differences, "status", legacy.status(), next.status());
    differ(differences, "content type", legacy.contentType(), next.contentType());
    differ(differences, "Allow", legacy.allow(), next.allow());
    headers.forEach(
        name -> differ(differences, name, legacy.raw().header(name), next.raw().header(name)));
    JsonNode left = settled(legacy.json());
    JsonNode right = settled(next.json());
    if (!Json.same(left, right)) {
      differences.add("the bodies differ" + firstDifference("", left, right));
    }
    return differences;
  }

  private JsonNode settled(JsonNode body) {
    JsonNode copy = body.deepCopy();
    varies.forEach((pointer, variation) -> variation.settle(copy, pointer, started));
    return copy;
  }

  private static void differ(List<String> differences, String what, Object left, Object right) {
    if (!left.equals(right)) {
      differences.add("%s: %s against %s".formatted(what, left, right));
    }
  }

  /// Long lists are hard to compare by eye.
  private static String firstDifference(String pointer, JsonNode left, JsonNode right) {
    if (left.isObject() && right.isObject()) {
      for (Map.Entry<String, JsonNode> property : left.properties()) {
        JsonNode other = right.path(property.getKey());
        if (!Json.same(property.getValue(), other)) {
          return firstDifference(pointer + "/" + property.getKey(), property.getValue(), other);
        }
      }
    }
    if (left.isArray() && right.isArray()) {
      for (int i = 0; i < left.size(); i++) {
        if (!Json.same(left.path(i), right.path(i))) {
          return firstDifference(pointer + "/" + i, left.path(i), right.path(i));
        }
      }
    }
    return " at '%s': %s against %s"
        .formatted(pointer, Text.shortened(left.toString()), Text.shortened(right.toString()));
  }
}
