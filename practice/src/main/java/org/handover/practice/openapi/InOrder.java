package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// The same values in the same order in every run: a map that has no order gets the alphabet's.
final class InOrder {
  private InOrder() {}

  static Object of(Object value) {
    return switch (value) {
      case Map<?, ?> map -> of(map);
      case List<?> list -> list.stream().map(InOrder::of).toList();
      default -> value;
    };
  }

  private static Map<String, Object> of(Map<?, ?> map) {
    Map<String, Object> ordered =
        map instanceof SequencedMap && !(map instanceof SortedMap)
            ? new LinkedHashMap<>()
            : new TreeMap<>();
    map.forEach((key, value) -> ordered.put(key.toString(), of(value)));
    return ordered;
  }
}
