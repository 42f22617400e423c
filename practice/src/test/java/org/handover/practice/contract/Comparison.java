package org.handover.practice.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.practice.contract.wire.Text;
import tools.jackson.databind.JsonNode;

/// Two answers to one request, compared as a client would see them.
///
/// @param further what is to be compared beside status, Content-Type, Allow and the body's value:
///   names of headers; `compact` where bodies must have no needless blanks and escapes
record Comparison(Map<String, Variation> varies, List<String> further, Instant started) {
  private static final String COMPACT = "compact";

  List<String> differences(Answer legacy, Answer next) {
    List<String> differences = new ArrayList<>();
    differ(differences, "status", legacy.status(), next.status());
    differ(differences, "content type", legacy.contentType(), next.contentType());
    differ(differences, "Allow", legacy.allow(), next.allow());
    further.stream()
        .filter(name -> !name.equals(COMPACT))
        .forEach(
            name -> differ(differences, name, legacy.raw().header(name), next.raw().header(name)));
    JsonNode left = settled(legacy.json());
    JsonNode right = settled(next.json());
    if (!Json.same(left, right)) {
      differences.add("the bodies differ" + firstDifference("", left, right));
    }
    if (further.contains(COMPACT) && !isCompact(next)) {
      differences.add("the body is not compact");
    }
    return differences;
  }

  private static boolean isCompact(Answer answer) {
    return answer.json().isMissingNode() || answer.raw().text().equals(answer.json().toString());
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
