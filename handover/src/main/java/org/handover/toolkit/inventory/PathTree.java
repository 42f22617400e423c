package org.handover.toolkit.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The paths of calls whose templates are not given, folded as they come: what looks like an id,
/// and a place where more than a hundred different words are seen, varies. Its size does not depend
/// on the number of calls.
final class PathTree {
  private static final int MOST_WORDS = 120;
  private static final int DEEPEST = 24;

  private final Map<String, PathTree> below = new TreeMap<>();
  private final Map<String, Usage> byMethod = new TreeMap<>();
  private boolean folded;

  void add(Call call) {
    List<String> path = call.path();
    if (path.size() > DEEPEST) {
      return;
    }
    PathTree node = this;
    for (String segment : path) {
      node = node.child(segment);
    }
    // Methods come from clients, too.
    if (node.byMethod.size() < MOST_WORDS || node.byMethod.containsKey(call.method())) {
      node.byMethod.computeIfAbsent(call.method(), _ -> new Usage()).add(call);
    }
  }

  private PathTree child(String segment) {
    if (PathTemplate.looksLikeId(segment)) {
      return below.computeIfAbsent(PathTemplate.VARIES, _ -> new PathTree());
    }
    PathTree known = below.get(segment);
    if (known != null) {
      return known;
    }
    if (!folded && below.size() < MOST_WORDS) {
      return below.computeIfAbsent(segment, _ -> new PathTree());
    }
    fold();
    return below.computeIfAbsent(PathTemplate.VARIES, _ -> new PathTree());
  }

  /// From now on every word here is one of many.
  private void fold() {
    if (!folded) {
      PathTree all = new PathTree();
      below.values().forEach(all::merge);
      below.clear();
      below.put(PathTemplate.VARIES, all);
      folded = true;
    }
  }

  private void merge(PathTree other) {
    other.byMethod.forEach(
        (method, usage) -> byMethod.computeIfAbsent(method, _ -> new Usage()).add(usage));
    other.below.forEach(
        (segment, child) -> below.computeIfAbsent(segment, _ -> new PathTree()).merge(child));
  }

  void each(BiConsumer<Operation, Usage> operation) {
    each(new ArrayList<>(), operation);
  }

  private void each(List<String> path, BiConsumer<Operation, Usage> operation) {
    byMethod.forEach(
        (method, usage) -> operation.accept(new Operation(method, new PathTemplate(path)), usage));
    below.forEach((segment, child) -> {
      path.add(segment);
      child.each(path, operation);
      path.removeLast();
    });
  }
}
