package org.handover.toolkit.inventory;

import java.util.Comparator;

/// A method on a path.
public record Operation(String method, PathTemplate path) implements Comparable<Operation> {
  @Override
  public int compareTo(Operation other) {
    return Comparator.comparing((Operation o) -> o.path().toString())
        .thenComparing(Operation::method)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
