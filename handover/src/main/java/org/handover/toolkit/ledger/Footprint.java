package org.handover.toolkit.ledger;

import java.util.Set;
import java.util.stream.Stream;

/// What a statement did to the catalog, and the tables whose rows it wrote.
public record Footprint(Set<DbObject> created, Set<DbObject> altered, Set<DbObject> removed) {
  public static final Footprint NONE = new Footprint(Set.of(), Set.of(), Set.of());

  public Footprint {
    created = Set.copyOf(created);
    altered = Set.copyOf(altered);
    removed = Set.copyOf(removed);
  }

  /// All that it is about.
  public Stream<DbObject> all() {
    return Stream.of(created, altered, removed).flatMap(Set::stream);
  }

  /// Whether an undoing takes this statement's effect away: something that it made is gone, or, if
  /// it made nothing, something that it altered was altered again.
  public boolean undoneBy(Footprint undoing) {
    if (!created.isEmpty()) {
      return created.stream().anyMatch(undoing.removed()::contains);
    }
    return altered.stream()
        .anyMatch(object ->
            object.kind().equals("rows")
                ? undoing.touchesRowsOf(object)
                : undoing.altered().contains(object) || undoing.removed().contains(object));
  }

  /// Rows that were written are gone with the table, or with a column of it.
  private boolean touchesRowsOf(DbObject rows) {
    return removed.stream()
        .anyMatch(object ->
            (object.kind().equals("table") || object.kind().equals("column"))
                && object.schema().equals(rows.schema())
                && object.name().equals(rows.name()));
  }

  /// Whether all that it made is still there. A statement that made nothing leaves no trace to tell
  /// by.
  public boolean standsIn(ObjectList now) {
    return !created.isEmpty() && created.stream().allMatch(now::has);
  }
}
