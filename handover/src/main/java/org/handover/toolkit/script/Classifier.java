package org.handover.toolkit.script;

import java.util.Map;
import java.util.regex.Pattern;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;

/// Says of which kind a statement is, by its parse tree.
final class Classifier {
  private static final Pattern SPECIAL_NAME = Pattern.compile("(?i)\\bU&[\"']");

  /// What the grammar does not have, by its skeleton.
  private static final Map<Pattern, Refusal> UNREAD =
      Map.of(
          Pattern.compile("(?is)ALTER\\s+SYSTEM\\b.*"),
          Refusal.global("changes the whole server's settings", "leave it out"),
          Pattern.compile("(?is)CREATE\\s+SCHEMA\\b.*\\s(CREATE|GRANT)\\s.*"),
          Refusal.global(
              "makes a schema and what is in it by one statement",
              "a statement for each: CREATE SCHEMA s; CREATE TABLE s.t (…)"));

  private Classifier() {}

  static Statement statement(String sql) {
    if (SPECIAL_NAME.matcher(sql).find()) {
      return Statement.refused(
          Refusal.global(
              "has U& in it, which is not read here", "write the characters themselves"));
    }
    String skeleton = SqlSkeleton.of(sql);
    for (Map.Entry<Pattern, Refusal> known : UNREAD.entrySet()) {
      if (known.getKey().matcher(skeleton).matches()) {
        return Statement.refused(known.getValue());
      }
    }
    SqlGrammar.Parsed<StatementContext> parsed = SqlGrammar.statements(sql);
    if (!parsed.error().isEmpty() || parsed.trees().size() != 1) {
      String where = parsed.error().isEmpty() ? "" : " (" + parsed.error() + ")";
      return Statement.refused(
          Refusal.global(
              "is not understood" + where,
              "mend it, or write it in PostgreSQL's plainest form: only what is understood is run"));
    }
    return read(parsed.trees().getFirst());
  }

  private static Statement read(StatementContext statement) {
    Draft draft = new Draft();
    if (statement.data_statement() != null) {
      DataStatements.read(statement.data_statement(), draft);
    } else if (statement.schema_statement() != null) {
      read(statement.schema_statement(), draft);
    } else {
      ScriptStatements.read(statement.script_statement(), draft);
    }
    OwnSchemas.keepOut(statement, draft);
    return draft.done();
  }

  /// Those that change the schema.
  static void read(Schema_statementContext schema, Draft draft) {
    if (schema.schema_create() != null) {
      CreateStatements.read(schema.schema_create(), draft);
    } else if (schema.schema_alter() != null) {
      AlterStatements.read(schema.schema_alter(), draft);
    } else {
      DropStatements.read(schema.schema_drop(), draft);
    }
  }
}
