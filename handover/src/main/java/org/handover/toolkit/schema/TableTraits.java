package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a table's text apart: `CREATE TABLE` with its columns, constraints and clauses, and the
/// `ALTER TABLE` statements that follow it.
final class TableTraits {
  private static final Pattern CREATE =
      Pattern.compile("CREATE (?<how>[A-Z ]*?)TABLE (?<rest>.*)", Pattern.DOTALL);
  private static final Pattern ALTER =
      Pattern.compile("ALTER (?:FOREIGN )?TABLE (?:ONLY )?(?<rest>.*)", Pattern.DOTALL);
  private static final Pattern COLUMN_CHANGE =
      Pattern.compile(
          "(?<what>SET STATISTICS|SET STORAGE|SET COMPRESSION|SET|OPTIONS) (?<value>.*)",
          Pattern.DOTALL);
  private static final Pattern IDENTITY =
      Pattern.compile(
          "ADD GENERATED (?<how>ALWAYS|BY DEFAULT) AS IDENTITY \\((?<sequence>.*)\\)",
          Pattern.DOTALL);
  private static final Pattern PLACE =
      Pattern.compile("SET default_(?<what>tablespace|table_access_method) = (?<value>.*)");
  private static final Set<String> COLUMN_CLAUSES =
      Set.of(
          "COLLATE",
          "DEFAULT",
          "GENERATED",
          "NOT",
          "CONSTRAINT",
          "OPTIONS",
          "STORAGE",
          "COMPRESSION");
  private static final Set<String> TABLE_CLAUSES =
      Set.of("INHERITS", "PARTITION", "WITH", "SERVER", "OPTIONS", "USING", "TABLESPACE");

  private final Relation table;
  private final List<Trait> traits = new ArrayList<>();

  private TableTraits(Relation table) {
    this.table = table;
  }

  static List<Trait> of(Relation table, List<String> statements) {
    TableTraits reading = new TableTraits(table);
    statements.forEach(reading::take);
    return reading.traits;
  }

  private void add(String kind, String name, String detail) {
    traits.add(new Trait(table, kind, name, detail.strip()));
  }

  private void take(String statement) {
    Matcher create = CREATE.matcher(statement);
    Matcher alter = ALTER.matcher(statement);
    Matcher place = PLACE.matcher(statement);
    if (create.matches()) {
      create(create.group("how").strip(), SqlParts.afterRelation(create.group("rest")).strip());
    } else if (alter.matches()) {
      alter(SqlParts.afterRelation(alter.group("rest")).strip());
    } else if (place.matches()) {
      if (!place.group("value").matches("''|heap")) {
        add(
            place.group("what").equals("tablespace") ? "tablespace" : "table access method",
            "",
            place.group("value"));
      }
    } else {
      add(Trait.UNEXPLAINED, "", statement);
    }
  }

  private void create(String how, String rest) {
    String body = rest;
    if (rest.startsWith("OF ")) {
      String type =
          rest.substring(3, rest.length() - SqlParts.afterRelation(rest.substring(3)).length());
      add("of type", "", type);
      body = rest.substring(3 + type.length()).strip();
    }
    int end = body.startsWith("(") ? SqlParts.afterBrackets(body, 0) : 0;
    if (end > 0) {
      SqlParts.list(body.substring(1, end - 1)).forEach(this::element);
    }
    Map<String, String> clauses = clauses(body.substring(end).strip(), TABLE_CLAUSES);
    String key = clauses.remove("PARTITION");
    String kind = how.equals("FOREIGN") ? "foreign" : "plain";
    add("table", "", key == null ? kind : key.replaceFirst("BY ", ""));
    if (how.equals("UNLOGGED")) {
      add("unlogged", "", "");
    } else if (!how.isEmpty() && !how.equals("FOREIGN")) {
      add(Trait.UNEXPLAINED, "", how);
    }
    clauses.forEach((word, value) ->
        add(
            switch (word) {
              case "INHERITS" -> "inherits";
              case "WITH" -> "storage parameters";
              case "SERVER" -> "server";
              case "OPTIONS" -> "server options";
              case "USING" -> "table access method";
              case "TABLESPACE" -> "tablespace";
              default -> Trait.UNEXPLAINED;
            },
            "",
            value));
  }

  /// A column or a constraint.
  private void element(String text) {
    String first = SqlParts.name(text);
    if (first.equals("CONSTRAINT")) {
      String name = SqlParts.name(text.substring(11));
      traits.addAll(
          ConstraintTraits.of(
              table, SqlParts.plain(name), text.substring(11 + name.length()).strip()));
      return;
    }
    String column = SqlParts.plain(first);
    Map<String, String> clauses = clauses(text.substring(first.length()).strip(), COLUMN_CLAUSES);
    String type = clauses.remove("");
    add("column", column, type == null ? "" : type);
    boolean notNull = clauses.remove("NOT") != null;
    add("nullability", column, notNull ? "not null" : "null");
    clauses.forEach((word, value) -> {
      switch (word) {
        case "COLLATE" -> add("collation", column, value);
        case "DEFAULT" -> add("default", column, value);
        case "GENERATED" -> add("default", column, "generated: " + value);
        case "OPTIONS" -> add("column options", column, value);
        case "STORAGE" -> add("column storage", column, value);
        case "COMPRESSION" -> add("column compression", column, value);
        case "CONSTRAINT" -> add("constraint name", "not null (" + column + ")", value);
        default -> add(Trait.UNEXPLAINED, column, word + " " + value);
      }
    });
  }

  /// By their first words; what stands before the first has none. An expression ends at the
  /// outermost `NOT NULL` or `CONSTRAINT`.
  private static Map<String, String> clauses(String text, Set<String> known) {
    Map<String, String> clauses = new TreeMap<>();
    String word = "";
    int from = 0;
    for (SqlParts.Word next : SqlParts.words(text)) {
      boolean inExpression = word.equals("DEFAULT") || word.equals("GENERATED");
      boolean begins =
          known.contains(next.upper())
              && !(inExpression && !next.upper().matches("NOT|CONSTRAINT|OPTIONS"))
              && !(word.equals("CONSTRAINT") && !next.upper().equals("NOT"));
      if (begins) {
        put(clauses, word, text.substring(from, next.start()));
        word = next.upper();
        from = next.end();
      }
    }
    put(clauses, word, text.substring(from));
    return clauses;
  }

  private static void put(Map<String, String> clauses, String word, String value) {
    if (!word.isEmpty() || !value.isBlank()) {
      clauses.merge(word, value.strip(), (one, other) -> one + " " + other);
    }
  }

  private void alter(String change) {
    if (change.startsWith("ALTER COLUMN ")) {
      String rest = change.substring(13);
      String name = SqlParts.name(rest);
      column(SqlParts.plain(name), rest.substring(name.length()).strip());
    } else if (change.startsWith("REPLICA IDENTITY ")) {
      add("replica identity", "", change.substring(17));
    } else if (change.equals("FORCE ROW LEVEL SECURITY")) {
      add("row security", "forced", "for the owner too");
    } else if (change.equals("ENABLE ROW LEVEL SECURITY")) {
      add("row security", "", "enabled");
    } else if (change.startsWith("CLUSTER ON ")) {
      add("clustering", "", change.substring(11));
    } else if (change.startsWith("ATTACH PARTITION ")) {
      // The table is the one that it is attached to; the partition says where it belongs.
      String partition = change.substring(17);
      traits.add(
          new Trait(
              SqlParts.relation(partition),
              "partition",
              "",
              "of %s%s".formatted(table, SqlParts.afterRelation(partition))));
    } else if (change.startsWith("ADD CONSTRAINT ")) {
      String rest = change.substring(15);
      String name = SqlParts.name(rest);
      traits.addAll(
          ConstraintTraits.of(table, SqlParts.plain(name), rest.substring(name.length()).strip()));
    } else if (change.startsWith("INHERIT ")) {
      add("inherits", "", change.substring(8));
    } else {
      add(Trait.UNEXPLAINED, "", change);
    }
  }

  private void column(String column, String change) {
    Matcher identity = IDENTITY.matcher(change);
    Matcher other = COLUMN_CHANGE.matcher(change);
    if (identity.matches()) {
      add(
          "default",
          column,
          identity.group("how").equals("ALWAYS") ? "identity always" : "identity");
      String sequence = identity.group("sequence").strip().replaceAll("\\s+", " ");
      add("identity sequence", column, sequence.replaceFirst("^SEQUENCE NAME ", ""));
    } else if (change.startsWith("SET DEFAULT ")) {
      add("default", column, change.substring(12));
    } else if (other.matches()) {
      add(
          switch (other.group("what")) {
            case "SET STATISTICS" -> "column statistics";
            case "SET STORAGE" -> "column storage";
            case "SET COMPRESSION" -> "column compression";
            default -> "column options";
          },
          column,
          other.group("value"));
    } else {
      add(Trait.UNEXPLAINED, column, change);
    }
  }
}
