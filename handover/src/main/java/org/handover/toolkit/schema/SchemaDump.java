package org.handover.toolkit.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;

/// `pg_dump --schema-only`, cut into objects by its own headers.
final class SchemaDump {
  private static final Pattern HEADER =
      Pattern.compile(
          "-- Name: (?<name>.*); Type: (?<kind>[A-Z ]+); Schema: (?<schema>.*?); Owner: (?<owner>.*?)(; Tablespace: .*)?");
  private static final Pattern DEFAULT =
      Pattern.compile("SET default_(tablespace|table_access_method) = (.*)");

  /// A password of a user mapping or a subscription is never kept.
  private static final Pattern PASSWORD =
      Pattern.compile("\\b(password\\s*'|password=)[^' ]*+", Pattern.CASE_INSENSITIVE);

  private static final Set<String> IN_TABLESPACE =
      Set.of("TABLE", "INDEX", "CONSTRAINT", "MATERIALIZED VIEW");
  private static final Set<String> WITH_SECRETS = Set.of("USER MAPPING", "SUBSCRIPTION", "SERVER");

  private final List<SchemaObject> objects = new ArrayList<>();
  private final Map<String, String> defaults = new HashMap<>();
  private final List<String> statements = new ArrayList<>();
  private Map<String, String> places = Map.of();
  private Matcher header = HEADER.matcher("");
  private boolean begun;

  private SchemaDump() {}

  static List<SchemaObject> read(DatabaseUrl url, Server server, Scope scope) throws IOException {
    try (ClientEnvironment environment = new ClientEnvironment(url)) {
      Map<String, String> variables = new HashMap<>(environment.variables());
      variables.merge(
          "PGOPTIONS", OwnSettings.options(server.major()), (theirs, ours) -> theirs + " " + ours);
      if (server.encoding().equals("SQL_ASCII")) {
        // As a session does: bytes that are no UTF-8 come as they are.
        variables.put("PGCLIENTENCODING", "LATIN1");
      }
      List<String> words =
          new ArrayList<>(List.of("pg_dump", "--schema-only", "--lock-wait-timeout=60s"));
      scope.hidden().forEach(schema -> words.add("--exclude-schema=" + Relation.quote(schema)));
      Command command = new Command(words, variables, null, Set.of());
      String remedy = "run this as the owner of the tables, or GRANT SELECT on them to this role";
      return cut(ProcessRunner.run(command).orStop(remedy).output()).stream()
          .filter(object -> !scope.hides(object))
          .toList();
    }
  }

  static List<SchemaObject> cut(String dump) {
    SchemaDump cutting = new SchemaDump();
    for (SqlStatements.Piece piece : SqlStatements.of(dump)) {
      cutting.take(piece);
    }
    cutting.endObject();
    return List.copyOf(cutting.objects);
  }

  private void take(SqlStatements.Piece piece) {
    for (String comment : piece.comments()) {
      Matcher found = HEADER.matcher(comment);
      if (found.matches()) {
        endObject();
        header = found;
        begun = true;
        // They are set before the header of the object that they are for.
        places = Map.copyOf(defaults);
      }
    }
    Matcher setting = DEFAULT.matcher(piece.sql());
    if (setting.matches()) {
      defaults.put(setting.group(1), setting.group(2));
    } else if (begun && piece.kind() != SqlStatements.Kind.PSQL_COMMAND) {
      statements.add(piece.sql());
    }
  }

  private void endObject() {
    if (!begun || statements.isEmpty()) {
      return;
    }
    String kind = header.group("kind");
    place(kind);
    if (WITH_SECRETS.contains(kind)) {
      statements.replaceAll(sql -> PASSWORD.matcher(sql).replaceAll("$1***"));
    }
    objects.add(
        new SchemaObject(
            kind,
            known(header.group("schema")),
            header.group("name"),
            known(header.group("owner")),
            statements));
    statements.clear();
  }

  /// A tablespace and an access method stand before an object, and only if they differ from those
  /// of the object before it.
  private void place(String kind) {
    if (IN_TABLESPACE.contains(kind)) {
      String tablespace = places.getOrDefault("tablespace", "''");
      if (!tablespace.equals("''")) {
        around("default_tablespace", tablespace, "''");
      }
      String method = places.getOrDefault("table_access_method", "heap");
      if (!method.equals("heap") && kind.matches("TABLE|MATERIALIZED VIEW")) {
        around("default_table_access_method", method, "heap");
      }
    }
  }

  /// What names the owner stays the last.
  private void around(String setting, String value, String otherwise) {
    statements.addFirst("SET %s = %s".formatted(setting, value));
    int end = statements.size() - (SchemaObject.namesOwner(statements.getLast()) ? 1 : 0);
    statements.add(end, "SET %s = %s".formatted(setting, otherwise));
  }

  private static String known(String part) {
    return part.equals("-") ? "" : part;
  }
}
