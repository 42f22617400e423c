package org.handover.toolkit.parity.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handover.toolkit.parity.cases.Case;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a case that differs smaller for as long as it still differs in the same way: parts of its
/// body and query are left out, texts are halved, numbers become zero.
public final class Shrinker {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_ATTEMPTS = 100;

  private final Predicate<Case> differs;
  private int attempts;

  /// @param differs plays a case, and says whether it still differs
  public Shrinker(Predicate<Case> differs) {
    this.differs = differs;
  }

  /// The smallest that was found; nothing if the case itself differs no more, or none is smaller.
  public Optional<Case> smallest(Case found) {
    if (!differs.test(found)) {
      return Optional.empty();
    }
    Case smallest = found;
    for (Optional<Case> smaller = step(smallest); smaller.isPresent(); smaller = step(smallest)) {
      smallest = smaller.get();
    }
    return smallest.equals(found) ? Optional.empty() : Optional.of(smallest);
  }

  private Optional<Case> step(Case from) {
    for (Case candidate : candidates(from)) {
      if (++attempts > MOST_ATTEMPTS) {
        return Optional.empty();
      }
      if (differs.test(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<Case> candidates(Case from) {
    List<Case> smaller = new ArrayList<>();
    String[] target = from.request().split("\\?", 2);
    if (target.length == 2) {
      List<String> pairs = List.of(target[1].split("&", -1));
      for (int i = 0; i < pairs.size(); i++) {
        List<String> fewer = new ArrayList<>(pairs);
        fewer.remove(i);
        String query = fewer.isEmpty() ? "" : "?" + String.join("&", fewer);
        smaller.add(from.with(target[0] + query, from.json()));
      }
    }
    JsonNode json = from.json();
    if (json != null) {
      smaller(json).forEach(body -> smaller.add(from.with(from.request(), body)));
    }
    return smaller;
  }

  /// Each with one thing less, the greatest steps first.
  private static List<JsonNode> smaller(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    switch (node) {
      case ObjectNode object -> {
        for (String key : object.propertyNames()) {
          ObjectNode without = object.deepCopy();
          without.remove(key);
          found.add(without);
        }
        for (String key : object.propertyNames()) {
          smaller(object.path(key)).forEach(value -> found.add(object.deepCopy().set(key, value)));
        }
      }
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          ArrayNode without = list.deepCopy();
          without.remove(i);
          found.add(without);
        }
        for (int i = 0; i < list.size(); i++) {
          for (JsonNode value : smaller(list.path(i))) {
            ArrayNode changed = list.deepCopy();
            changed.set(i, value);
            found.add(changed);
          }
        }
      }
      default -> scalar(node, found);
    }
    return found;
  }

  private static void scalar(JsonNode node, List<JsonNode> found) {
    if (node.isString() && !node.stringValue().contains("${")) {
      String text = node.stringValue();
      if (text.length() > 1) {
        int half =
            text.offsetByCodePoints(0, Math.max(1, text.codePointCount(0, text.length()) / 2));
        found.add(NODES.stringNode(text.substring(0, half)));
        found.add(NODES.stringNode(text.substring(half)));
        found.add(NODES.stringNode(text.substring(0, text.offsetByCodePoints(text.length(), -1))));
      }
    } else if (node.isNumber() && node.decimalValue().signum() != 0) {
      found.add(NODES.numberNode(0));
      if (node.decimalValue().abs().compareTo(java.math.BigDecimal.ONE) > 0) {
        found.add(NODES.numberNode(1));
      }
    }
  }
}
