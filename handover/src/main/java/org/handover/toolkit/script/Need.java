package org.handover.toolkit.script;

import java.util.List;
import java.util.Set;

/// What a statement of a known kind needs to be safe: to be held against the database that it is
/// for.
public sealed interface Need {
  /// Why not, where it is not met.
  Refusal otherwise();

  /// The object was not there before the migration.
  ///
  /// @param part the column, constraint, trigger … of the object `name`; empty: the object itself
  record New(ObjectKind kind, QualifiedName name, String part, Refusal otherwise) implements Need {}

  /// A rule (a constraint, a unique index) that the rows of a table have to keep. It may not be one
  /// for what the legacy backend writes: the table is new, or a column in it is.
  ///
  /// @param index whose columns they are, where they are not named; empty: they are
  /// @param each whether a null in one of the columns does not make the row keep it
  record RuleOnNewColumn(
      QualifiedName table, Set<String> columns, String index, boolean each, Refusal otherwise)
      implements Need {
    public RuleOnNewColumn {
      columns = Set.copyOf(columns);
    }
  }

  /// These values of a table's rows fit into an entry of a B-tree together.
  record ShortKeys(QualifiedName table, List<KeptValue> values, Refusal otherwise) implements Need {
    public ShortKeys {
      values = List.copyOf(values);
    }
  }

  /// The column's new type takes each of its values as it is.
  ///
  /// @param type as it is written
  record WiderType(QualifiedName table, String column, String type, Refusal otherwise)
      implements Need {}

  /// What is called does nothing but to compute.
  record HarmlessCalls(Set<QualifiedName> functions, Refusal otherwise) implements Need {
    public HarmlessCalls {
      functions = Set.copyOf(functions);
    }
  }

  /// No function of the server has this name: the legacy backend's calls could mean the new one.
  record NotABuiltIn(QualifiedName function, Refusal otherwise) implements Need {}

  /// No role of the server has this name: `"$user"` stands first in the search path.
  record NotARole(String schema, Refusal otherwise) implements Need {}
}
