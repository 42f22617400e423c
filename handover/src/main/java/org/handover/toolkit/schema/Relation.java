package org.handover.toolkit.schema;

/// A table or view, by its names as they are stored.
public record Relation(String schema, String name) implements Comparable<Relation> {
  /// As SQL wants it, whatever the names are.
  public String quoted() {
    return quote(schema) + "." + quote(name);
  }

  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public int compareTo(Relation other) {
    return java.util.Comparator.comparing(Relation::schema)
        .thenComparing(Relation::name)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return schema.equals("public") ? name : schema + "." + name;
  }
}
