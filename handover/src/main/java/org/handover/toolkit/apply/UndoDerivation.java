package org.handover.toolkit.apply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.ledger.ObjectList;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaScript;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Makes steps of the script that the library writes: a table that goes takes its own indexes,
/// constraints and triggers along, an index goes CONCURRENTLY, what goes from a table that stays
/// goes in one transaction, its triggers first, and every statement can be run again.
final class UndoDerivation {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$\\u0080-\\uffff]+)";
  private static final String QUALIFIED = NAME + "(?:\\." + NAME + ")?";
  private static final Pattern INDEX = compile("DROP INDEX (?<name>QUALIFIED)");
  private static final Pattern ON_TABLE =
      compile("DROP (?<kind>TRIGGER|RULE|POLICY) (?<part>NAME) ON (?<name>QUALIFIED)");
  private static final Pattern TABLE = compile("DROP TABLE (?<name>QUALIFIED)");
  private static final Pattern ALTER =
      compile("ALTER TABLE (?:ONLY )?(?<name>QUALIFIED)\\s+(?<rest>.*)");
  private static final Pattern PART = compile("DROP (?<kind>COLUMN|CONSTRAINT) (?<part>.*)");
  private static final Pattern RIGHTS =
      compile("(?:GRANT|REVOKE) .* ON (?<what>(?:[A-Z ]+ )?(?<name>\\S+)) (?:TO|FROM) .*");
  private static final Pattern OTHER_DROP =
      compile("DROP (?<kind>[A-Z ]+?) (?:IF EXISTS )?(?<rest>(?:\"|[a-z_]|\\().*)");
  private static final Pattern SETTING = compile("SET .*");

  /// What would be made anew would be empty, or would take the place of what is in use.
  private static final Pattern ANEW =
      compile("CREATE TABLE .*|CREATE SEQUENCE .*|ALTER TABLE .*\\bADD COLUMN .*");

  /// What reads or rewrites a table, or cannot be taken back: it stays, and is named.
  private static final Pattern LEFT =
      compile(
          "(?:CREATE|DROP|ALTER) TYPE .*|ALTER TABLE .*\\bALTER COLUMN \\S+ (?:SET DATA )?TYPE .*");

  private final SchemaState before;
  private final ObjectList objects;
  private final Set<String> dropped = new LinkedHashSet<>();
  private final List<UndoStep> indexes = new ArrayList<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private final List<String> ordered = new ArrayList<>();
  private boolean recreates;

  private UndoDerivation(SchemaState before, ObjectList objects) {
    this.before = before;
    this.objects = objects;
  }

  private static Pattern compile(String form) {
    return Pattern.compile(
        form.replace("QUALIFIED", QUALIFIED).replace("NAME", NAME), Pattern.DOTALL);
  }

  /// In an order that may have to be changed: what depends on something else is found by trying.
  ///
  /// @param objects of the state now, with the tables that indexes are on
  static List<UndoStep> of(SchemaState now, SchemaState before, ObjectList objects)
      throws IOException {
    UndoDerivation derivation = new UndoDerivation(before, objects);
    List<String> statements = new ArrayList<>();
    SchemaScript.from(now, before).statements().stream()
        .map(String::strip)
        .filter(sql -> !SETTING.matcher(sql).matches())
        .forEach(statements::add);
    statements.addAll(overlooked(now, before));
    for (String sql : statements) {
      requireNothingAnew(sql);
      Matcher table = TABLE.matcher(sql);
      if (table.matches()) {
        derivation.dropped.add(table.group("name"));
      }
    }
    statements.forEach(derivation::take);
    return derivation.ended();
  }

  private static void requireNothingAnew(String sql) {
    if (ANEW.matcher(sql).matches()) {
      throw new StoppedException(
          new Fault.Refused(
              "something of the legacy schema is gone or has another name, and would have to be made anew, empty: "
                  + sql.lines().findFirst().orElse(""),
              "rename it back in a script of schema.undo, or restore it; nothing was changed"));
    }
  }

  /// What the library's model does not have.
  private static List<String> overlooked(SchemaState now, SchemaState before) {
    List<String> more = new ArrayList<>();
    for (SchemaDifferences.Changed change : SchemaDifferences.between(before, now).changed()) {
      SchemaObject found = change.found();
      SchemaObject expected = change.expected();
      if (found != null && expected == null && found.kind().equals("PUBLICATION")) {
        more.add("DROP PUBLICATION " + Relation.quote(found.name()));
      } else if (found != null && expected != null && found.kind().equals("TABLE")) {
        identity(found, expected).ifPresent(more::add);
      }
    }
    return more;
  }

  private static java.util.Optional<String> identity(SchemaObject found, SchemaObject expected) {
    List<String> now = found.statements().stream().filter(UndoDerivation::isIdentity).toList();
    List<String> then = expected.statements().stream().filter(UndoDerivation::isIdentity).toList();
    if (now.equals(then)) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        then.isEmpty()
            ? "ALTER TABLE %s REPLICA IDENTITY DEFAULT"
                .formatted(new Relation(found.schema(), found.name()).quoted())
            : then.getFirst());
  }

  private static boolean isIdentity(String sql) {
    return sql.contains(" REPLICA IDENTITY ");
  }

  private void take(String sql) {
    Matcher index = INDEX.matcher(sql);
    Matcher onTable = ON_TABLE.matcher(sql);
    Matcher alter = ALTER.matcher(sql);
    Matcher rights = RIGHTS.matcher(sql);
    Matcher other = OTHER_DROP.matcher(sql);
    if (TABLE.matcher(sql).matches() || recreatesType(sql)) {
      return;
    }
    if (index.matches()) {
      dropIndex(index.group("name"));
    } else if (onTable.matches()) {
      String table = onTable.group("name");
      String drop = "DROP %s IF EXISTS %s ON %s";
      add(table, drop.formatted(onTable.group("kind"), onTable.group("part"), table), true);
    } else if (alter.matches()) {
      add(alter.group("name"), again(alter.group("name"), alter.group("rest"), sql), false);
    } else if (rights.matches()) {
      add(rights.group("what"), sql, false);
    } else if (other.matches()) {
      String drop = "DROP %s IF EXISTS %s".formatted(other.group("kind"), other.group("rest"));
      add(drop, drop, false);
    } else {
      recreates |= sql.startsWith("CREATE ");
      add(sql, sql, false);
    }
  }

  /// A type that was there before stays: an enum keeps the values that it was given.
  private boolean recreatesType(String sql) {
    if (!LEFT.matcher(sql).matches()) {
      return false;
    }
    String plain = plain(sql);
    return !sql.startsWith("DROP TYPE")
        || before.objects().stream()
            .filter(object -> object.kind().equals("TYPE"))
            .anyMatch(type -> plain.equals("DROP TYPE " + type.schema() + "." + type.name()));
  }

  private void dropIndex(String name) {
    String plain = plain(name);
    boolean goes =
        objects.versions().keySet().stream()
            .filter(o -> o.kind().equals("index") && plain.equals(o.schema() + "." + o.name()))
            .anyMatch(o -> isDropped(o.schema() + "." + o.part()));
    if (!goes) {
      indexes.add(
          new UndoStep(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + name), true, Footprint.NONE));
    }
  }

  private boolean isDropped(String plainTable) {
    return dropped.stream().anyMatch(name -> plain(name).equals(plainTable));
  }

  private static String plain(String quoted) {
    return quoted.replaceAll("\"((?:[^\"]|\"\")+)\"", "$1").replace("\"\"", "\"");
  }

  /// Dropping a column only from the parent is refused where a table has partitions.
  private static String again(String table, String rest, String sql) {
    Matcher part = PART.matcher(rest);
    return part.matches()
        ? "ALTER TABLE %s DROP %s IF EXISTS %s"
            .formatted(table, part.group("kind"), part.group("part"))
        : sql;
  }

  private void add(String group, String sql, boolean first) {
    if (isDropped(plain(group))) {
      return;
    }
    List<String> known = groups.computeIfAbsent(group, _ -> new ArrayList<>());
    known.add(first ? 0 : known.size(), sql);
    ordered.add(sql);
  }

  /// What is dropped only to be made again is never gone for others: all in one transaction.
  private List<UndoStep> ended() {
    List<UndoStep> steps = new ArrayList<>(indexes);
    dropped.forEach(table -> steps.add(UndoStep.of("DROP TABLE IF EXISTS " + table)));
    if (recreates) {
      steps.add(new UndoStep(ordered, false, Footprint.NONE));
    } else {
      groups
          .values()
          .forEach(statements -> steps.add(new UndoStep(statements, false, Footprint.NONE)));
    }
    return steps;
  }
}
