package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [SchemaState] leaves out.
///
/// @param hidden schemas, by their exact names
public record Scope(List<String> hidden) {
  static final String RECORDS = "handover";
  static final String READONLY = "handover_readonly";

  public Scope {
    hidden = List.copyOf(hidden);
  }

  /// Everything.
  public static Scope all() {
    return new Scope(List.of());
  }

  /// All but what is this program's own: its records, what a read-only period needs, and the schema
  /// with the values that an undo saved.
  public static Scope withoutOurs(@Nullable String saved) {
    List<String> hidden = new ArrayList<>(List.of(RECORDS, READONLY));
    if (saved != null) {
      hidden.add(saved);
    }
    return new Scope(hidden);
  }

  /// A trigger of a read-only period belongs to the hidden schema, and stands on a table that does
  /// not.
  boolean hides(SchemaObject object) {
    return hidden.contains(object.schema())
        || (object.kind().equals("TRIGGER")
            && object.name().endsWith(" handover_readonly")
            && hidden.contains(READONLY)
            && object.statements().toString().contains(" EXECUTE FUNCTION " + READONLY + "."));
  }
}
