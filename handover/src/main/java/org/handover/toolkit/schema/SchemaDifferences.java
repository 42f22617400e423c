package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every object that is not the same in two states.
public record SchemaDifferences(List<Changed> changed) {
  public SchemaDifferences {
    changed = List.copyOf(changed);
  }

  /// One object.
  ///
  /// @param expected null: there is no such object
  /// @param found null: there is no such object
  public record Changed(
      SchemaObject.Key key, @Nullable SchemaObject expected, @Nullable SchemaObject found) {
    public boolean isMissing() {
      return found == null;
    }

    public boolean isExtra() {
      return expected == null;
    }

    /// `missing: TABLE t`, `more: INDEX i`, `other: VIEW v`.
    public String line() {
      String how = isMissing() ? "missing" : isExtra() ? "more" : "other";
      return how + ": " + key;
    }
  }

  /// By texts: expressions that PostgreSQL writes in two ways are two.
  public static SchemaDifferences between(SchemaState expected, SchemaState found) {
    Map<SchemaObject.Key, List<SchemaObject>> there = byKey(expected);
    Map<SchemaObject.Key, List<SchemaObject>> here = byKey(found);
    Set<SchemaObject.Key> keys = new LinkedHashSet<>(there.keySet());
    keys.addAll(here.keySet());
    List<Changed> changed = new ArrayList<>();
    for (SchemaObject.Key key : keys) {
      compare(key, there.getOrDefault(key, List.of()), here.getOrDefault(key, List.of()), changed);
    }
    return new SchemaDifferences(changed);
  }

  private static void compare(
      SchemaObject.Key key,
      List<SchemaObject> expected,
      List<SchemaObject> found,
      List<Changed> changed) {
    List<SchemaObject> lacking = without(expected, found);
    List<SchemaObject> others = without(found, expected);
    for (int i = 0; i < Math.max(lacking.size(), others.size()); i++) {
      changed.add(
          new Changed(
              key,
              i < lacking.size() ? lacking.get(i) : null,
              i < others.size() ? others.get(i) : null));
    }
  }

  private static List<SchemaObject> without(List<SchemaObject> some, List<SchemaObject> others) {
    List<SchemaObject> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  private static Map<SchemaObject.Key, List<SchemaObject>> byKey(SchemaState state) {
    return state.objects().stream()
        .collect(Collectors.groupingBy(SchemaObject::key, LinkedHashMap::new, Collectors.toList()));
  }

  public boolean isEmpty() {
    return changed.isEmpty();
  }

  /// One line for each object.
  public List<String> lines() {
    return changed.stream().map(Changed::line).toList();
  }
}
