package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Constraints, indexes and triggers of two states that differ in their names only. Tables and
/// columns are left out: what is in them does not show in a schema.
///
/// @param statements that rename them
/// @param renamed each with what it becomes
record Renames(List<String> statements, List<Renamed> renamed) {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";
  private static final String TABLE = "(?<table>" + NAME + "\\." + NAME + ")";
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "(?<head>ALTER TABLE (?:ONLY )?"
              + TABLE
              + "\\s+ADD CONSTRAINT )(?<name>"
              + NAME
              + ")(?<tail> .*)",
          Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile(
          "(?<head>CREATE (?:UNIQUE )?INDEX )(?<name>"
              + NAME
              + ")(?<tail> ON (?:ONLY )?"
              + TABLE
              + " .*)",
          Pattern.DOTALL);
  private static final Pattern TRIGGER =
      Pattern.compile(
          "(?<head>CREATE (?:CONSTRAINT )?TRIGGER )(?<name>"
              + NAME
              + ")(?<tail> .*? ON "
              + TABLE
              + " .*)",
          Pattern.DOTALL);

  /// One object.
  record Renamed(SchemaObject now, SchemaObject wanted) {}

  /// An object whose definition holds its name once.
  private record Named(SchemaObject object, String kind, String table, String name, String rest) {
    static Optional<Named> of(SchemaObject object) {
      Pattern pattern =
          switch (object.kind()) {
            case "CONSTRAINT", "FK CONSTRAINT", "CHECK CONSTRAINT" -> CONSTRAINT;
            case "INDEX" -> INDEX;
            case "TRIGGER" -> TRIGGER;
            default -> null;
          };
      if (pattern == null || object.statements().size() != 1) {
        return Optional.empty();
      }
      Matcher matcher = pattern.matcher(object.statements().getFirst());
      return matcher.matches()
          ? Optional.of(
              new Named(
                  object,
                  object.kind(),
                  matcher.group("table"),
                  matcher.group("name"),
                  matcher.group("head") + matcher.group("tail")))
          : Optional.empty();
    }

    boolean isBut(Named other) {
      return kind.equals(other.kind) && rest.equals(other.rest);
    }

    String to(Named other) {
      return switch (kind) {
        case "INDEX" ->
            "ALTER INDEX %s.%s RENAME TO %s"
                .formatted(Relation.quote(object.schema()), name, other.name);
        case "TRIGGER" -> "ALTER TRIGGER %s ON %s RENAME TO %s".formatted(name, table, other.name);
        default -> "ALTER TABLE %s RENAME CONSTRAINT %s TO %s".formatted(table, name, other.name);
      };
    }
  }

  static Renames between(SchemaState now, SchemaState wanted) {
    List<Named> gone = new ArrayList<>();
    List<Named> come = new ArrayList<>();
    for (SchemaDifferences.Changed change : SchemaDifferences.between(wanted, now).changed()) {
      if (change.found() != null && change.isExtra()) {
        Named.of(change.found()).ifPresent(gone::add);
      } else if (change.expected() != null && change.isMissing()) {
        Named.of(change.expected()).ifPresent(come::add);
      }
    }
    Renames renames = new Renames(new ArrayList<>(), new ArrayList<>());
    Set<Named> taken = new HashSet<>();
    for (Named old : gone) {
      come.stream()
          .filter(other -> old.isBut(other) && taken.add(other))
          .findFirst()
          .ifPresent(other -> renames.add(old, other));
    }
    return renames;
  }

  private void add(Named old, Named wanted) {
    statements.add(old.to(wanted));
    renamed.add(new Renamed(old.object(), wanted.object()));
  }

  /// The state after them.
  SchemaState done(SchemaState now) {
    List<SchemaObject> objects = new ArrayList<>(now.objects());
    for (Renamed one : renamed) {
      objects.set(objects.indexOf(one.now()), one.wanted());
    }
    return new SchemaState(now.version(), now.net(), objects);
  }
}
