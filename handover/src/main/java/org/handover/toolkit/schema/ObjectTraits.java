package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The traits of all objects of a state.
final class ObjectTraits {
  private static final Pattern ON_TABLE =
      Pattern.compile(
          "(?s)(?:ALTER (?:FOREIGN |MATERIALIZED )?(?:TABLE|VIEW) (?:ONLY )?|CREATE .*? ON (?:ONLY )?|CREATE RULE .*?\\s+ON \\w+ TO )(?<table>(?:\"(?:[^\"]|\"\")+\"|[\\w$\\P{ASCII}]+)\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$\\P{ASCII}]+)).*");
  private static final Pattern INDEX =
      Pattern.compile("(?s)CREATE (?<unique>UNIQUE )?INDEX (?<name>.*)");
  private static final Pattern ENUM =
      Pattern.compile("(?s)CREATE TYPE .*? AS ENUM \\((?<labels>.*)\\)");
  private static final Pattern OWNED =
      Pattern.compile("(?s)ALTER SEQUENCE .* OWNED BY (?<column>.*)");

  private ObjectTraits() {}

  static List<Trait> of(SchemaState state) {
    List<Trait> traits = new ArrayList<>();
    state.objects().forEach(object -> traits.addAll(of(object)));
    return traits;
  }

  static List<Trait> of(SchemaObject object) {
    List<String> statements = object.statements();
    if (statements.isEmpty()) {
      return List.of();
    }
    Relation self = new Relation(object.schema(), object.name());
    Relation none = new Relation(object.schema(), "");
    String text = text(object);
    return switch (object.kind()) {
      case "TABLE", "FOREIGN TABLE" -> TableTraits.of(self, statements);
      case "TABLE ATTACH",
          "DEFAULT",
          "CONSTRAINT",
          "FK CONSTRAINT",
          "CHECK CONSTRAINT",
          "ROW SECURITY" ->
          TableTraits.of(table(object), statements);
      case "INDEX" -> index(object);
      case "INDEX ATTACH" -> List.of(new Trait(none, "index attach", object.name(), text));
      case "VIEW", "MATERIALIZED VIEW" -> List.of(new Trait(self, kind(object), "", text));
      case "TRIGGER", "RULE", "POLICY", "INTERNAL TRIGGERS", "INVALID INDEX" ->
          List.of(onTable(object, text));
      case "SEQUENCE" ->
          statements.getFirst().startsWith("ALTER TABLE ")
              ? TableTraits.of(table(object), statements)
              : List.of(new Trait(none, "sequence", object.name(), SequenceRange.text(text)));
      case "SEQUENCE OWNED BY" -> {
        Matcher owned = OWNED.matcher(text);
        yield List.of(
            new Trait(
                none,
                "sequence owner",
                object.name(),
                owned.matches() ? owned.group("column") : text));
      }
      case "TYPE" -> {
        Matcher labels = ENUM.matcher(text);
        yield List.of(
            labels.matches()
                ? new Trait(
                    none,
                    "enum",
                    object.name(),
                    labels.group("labels").strip().replaceAll(",\\s*\n\\s*", ", "))
                : new Trait(none, "type", object.name(), text));
      }
      case "UNPOPULATED" -> List.of(new Trait(self, "unpopulated", "", text));
      case "ENCODING", "LOCALE" -> List.of(new Trait(none, kind(object), "database", text));
      default -> List.of(new Trait(none, kind(object), object.name(), text));
    };
  }

  private static String kind(SchemaObject object) {
    return object.kind().toLowerCase(Locale.ROOT);
  }

  private static String text(SchemaObject object) {
    return String.join("; ", object.statements());
  }

  private static Relation table(SchemaObject object) {
    for (String statement : object.statements()) {
      Matcher matcher = ON_TABLE.matcher(statement);
      if (matcher.matches()) {
        return SqlParts.relation(matcher.group("table"));
      }
    }
    return new Relation(object.schema(), "");
  }

  /// Named `table name` by `pg_dump`.
  private static Trait onTable(SchemaObject object, String text) {
    Relation table = table(object);
    String prefix = table.name() + " ";
    String name =
        object.name().startsWith(prefix) ? object.name().substring(prefix.length()) : object.name();
    return new Trait(table, kind(object), name, text);
  }

  private static List<Trait> index(SchemaObject object) {
    List<Trait> traits = new ArrayList<>();
    Relation table = table(object);
    for (String statement : object.statements()) {
      Matcher index = INDEX.matcher(statement);
      int using = statement.indexOf(" USING ");
      if (index.matches() && using > 0) {
        IndexText text = IndexText.of(statement.substring(using + 7));
        boolean unique = index.group("unique") != null;
        String definition = unique ? text.unique() : text.index();
        boolean only = statement.contains(" ON ONLY ");
        traits.add(
            new Trait(
                table,
                unique ? "unique" : "index",
                only ? definition + " of the partitioned table" : definition,
                ""));
        traits.add(new Trait(table, "index name", object.name(), definition));
        traits.addAll(text.besides(table, definition));
      } else if (statement.startsWith("SET default_tablespace = ")) {
        if (!statement.endsWith("''")) {
          traits.add(new Trait(table, "tablespace", object.name(), statement.substring(25)));
        }
      } else if (statement.contains(" CLUSTER ON ")) {
        traits.add(new Trait(table, "clustering", "", object.name()));
      } else if (statement.contains(" REPLICA IDENTITY ")) {
        traits.add(
            new Trait(
                table,
                "replica identity",
                "",
                statement.replaceFirst("(?s).* REPLICA IDENTITY ", "")));
      } else if (statement.startsWith("ALTER INDEX ") && statement.contains(" SET STATISTICS ")) {
        traits.add(new Trait(table, "column statistics", object.name(), statement));
      } else {
        traits.add(new Trait(table, Trait.UNEXPLAINED, object.name(), statement));
      }
    }
    return traits;
  }
}
