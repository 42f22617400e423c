package org.handover.toolkit.parity.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.cases.JsonValues;
import tools.jackson.databind.JsonNode;

/// Two JSON values, place by place. Bounded: of very different bodies the first differences are
/// enough.
final class BodyComparison {
  private final Identities identities;
  private final boolean spelling;
  private final boolean keyOrder;
  private final int most;
  private final List<Mismatch> found = new ArrayList<>();

  /// @param spelling whether `1` and `1.0` are different numbers
  /// @param keyOrder whether an object's keys have an order
  /// @param most after which it stops
  BodyComparison(Identities identities, boolean spelling, boolean keyOrder, int most) {
    this.identities = identities;
    this.spelling = spelling;
    this.keyOrder = keyOrder;
    this.most = most;
  }

  List<Mismatch> of(JsonNode legacy, JsonNode next) {
    // Most are alike, and no place has to be named.
    if (spelling || keyOrder || !legacy.equals(next)) {
      compare("", legacy, next);
    }
    return found;
  }

  private void compare(String at, JsonNode left, JsonNode right) {
    if (found.size() >= most) {
      return;
    }
    if (left.isObject() && right.isObject()) {
      objects(at, left, right);
    } else if (left.isArray() && right.isArray()) {
      arrays(at, left, right);
    } else if (!sameScalar(left, right)) {
      add(kind(left, right), at, left.toString(), right.toString());
    } else if (spelling && left.isNumber() && !left.toString().equals(right.toString())) {
      add(MismatchKind.SPELLING, at, left.toString(), right.toString());
    }
  }

  private boolean sameScalar(JsonNode left, JsonNode right) {
    return JsonValues.same(left, right)
        || (left.isString()
            && right.isString()
            && identities.pair(left.stringValue(), right.stringValue()));
  }

  private void objects(String at, JsonNode left, JsonNode right) {
    for (Map.Entry<String, JsonNode> property : left.properties()) {
      String place = at + "/" + escaped(property.getKey());
      if (right.has(property.getKey())) {
        compare(place, property.getValue(), right.path(property.getKey()));
      } else {
        add(MismatchKind.FIELD_REMOVED, place, property.getValue().toString(), "nothing");
      }
    }
    for (Map.Entry<String, JsonNode> property : right.properties()) {
      if (!left.has(property.getKey())) {
        String place = at + "/" + escaped(property.getKey());
        add(MismatchKind.FIELD_ADDED, place, "nothing", property.getValue().toString());
      }
    }
    List<String> order = List.copyOf(left.propertyNames());
    if (keyOrder && !order.equals(List.copyOf(right.propertyNames()))) {
      add(MismatchKind.SPELLING, at, "keys " + order, "keys " + right.propertyNames());
    }
  }

  private void arrays(String at, JsonNode left, JsonNode right) {
    if (left.size() != right.size()) {
      add(
          MismatchKind.LENGTH,
          at,
          left.size() + " elements: " + left,
          right.size() + " elements: " + right);
      return;
    }
    for (int i = 0; i < left.size(); i++) {
      compare(at + "/" + i, left.path(i), right.path(i));
    }
  }

  private static MismatchKind kind(JsonNode left, JsonNode right) {
    return left.getNodeType() == right.getNodeType() ? MismatchKind.VALUE : MismatchKind.TYPE;
  }

  private void add(MismatchKind kind, String at, String left, String right) {
    if (found.size() < most) {
      found.add(new Mismatch(kind, at, left, right));
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
