package org.handover.toolkit.script;

import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Additional_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Execute_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Execute_stmtContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_bodyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Plpgsql_functionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.SconstContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Script_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Transaction_statementContext;

/// The body of a function: what may stand in it for a trigger, a default or an index to call it.
public final class RoutineBody {
  /// A person can answer for these: they reach no file and no other server.
  private static final Set<String> TRUSTED_LANGUAGES = Set.of("plperl", "pltcl", "plv8", "pljava");

  private RoutineBody() {}

  /// Of a function that is there already.
  ///
  /// @param source as in `pg_proc.prosrc`
  public static Statement of(String language, String source) {
    Draft draft = new Draft();
    source(language, source, draft);
    return draft.done();
  }

  static void read(String language, SconstContext literal, Draft draft) {
    String text = Names.text(literal);
    if (!text.startsWith("'") && !text.startsWith("$")) {
      draft.refuse(
          Refusal.opaque("has a body that is not written plainly", "put it between $$ and $$"));
      return;
    }
    source(language, Names.literal(literal), draft);
  }

  private static void source(String language, String source, Draft draft) {
    switch (language.toLowerCase(Locale.ROOT)) {
      case "plpgsql" -> {
        SqlGrammar.Parsed<Plpgsql_functionContext> body = SqlGrammar.body(source);
        if (isRead(body, draft)) {
          body.trees().forEach(tree -> check(tree, draft));
        }
      }
      case "sql" -> {
        SqlGrammar.Parsed<StatementContext> body = SqlGrammar.statements(complete(source));
        if (isRead(body, draft)) {
          body.trees().forEach(tree -> check(tree, draft));
        }
      }
      default ->
          draft.refuse(
              TRUSTED_LANGUAGES.contains(language.toLowerCase(Locale.ROOT))
                  ? Refusal.opaque(
                      "has a body in %s, which is not read here".formatted(language),
                      "LANGUAGE plpgsql or sql")
                  : Refusal.global(
                      "runs code in %s, which reaches beyond the database".formatted(language),
                      "LANGUAGE plpgsql or sql"));
    }
  }

  /// `BEGIN ATOMIC … END` and `RETURN …` are no statements by themselves.
  private static String complete(String source) {
    return source.strip().matches("(?is)(BEGIN\\s+ATOMIC|RETURN)\\b.*")
        ? "CREATE FUNCTION body() RETURNS integer LANGUAGE sql " + source
        : source;
  }

  private static boolean isRead(SqlGrammar.Parsed<?> body, Draft draft) {
    if (!body.error().isEmpty()) {
      draft.refuse(
          Refusal.opaque(
              "has a body that is not understood (%s)".formatted(body.error()),
              "write it more plainly"));
    }
    return body.error().isEmpty();
  }

  /// Each statement in it.
  static void check(ParserRuleContext body, Draft draft) {
    if (!Trees.all(body, Execute_stmtContext.class).isEmpty()
        || !Trees.all(body, Execute_statementContext.class).isEmpty()) {
      draft.refuse(Refusal.opaque("runs a text as SQL (EXECUTE)", "write the statement out"));
    }
    if (!Trees.all(body, Transaction_statementContext.class).isEmpty()
        || !Trees.all(body, Script_statementContext.class).isEmpty()) {
      draft.refuse(
          Refusal.opaque("ends a transaction, or locks a table, in its body", "leave it out"));
    }
    for (Schema_statementContext schema : Trees.all(body, Schema_statementContext.class)) {
      if (Trees.all(schema, Function_bodyContext.class).isEmpty()) {
        schema(schema, draft);
      }
    }
    for (Additional_statementContext other : Trees.all(body, Additional_statementContext.class)) {
      if (other.notify_stmt() == null) {
        Draft inside = new Draft();
        ScriptStatements.additional(other, inside);
        carry(inside, draft, "does more in its body than to read and write rows");
      }
    }
    Draft rows = new Draft();
    DataStatements.rows(body, rows);
    for (QualifiedName table : rows.done().changed()) {
      draft.needs(
          new Need.New(
              ObjectKind.RELATION,
              table,
              "",
              Refusal.opaque(
                  "changes rows of %s, which belong to the legacy backend, in its body"
                      .formatted(table),
                  "change only new tables")));
    }
    rows.done().refusals().stream()
        .filter(refusal -> refusal.reach() == Refusal.Reach.GLOBAL)
        .forEach(draft::refuse);
    DataStatements.calls(body, draft);
  }

  private static void schema(Schema_statementContext schema, Draft draft) {
    Draft inside = new Draft();
    Classifier.read(schema, inside);
    if (inside.done().isSetting()) {
      return;
    }
    carry(inside, draft, "changes the schema in its body");
  }

  private static void carry(Draft inside, Draft draft, String what) {
    Statement statement = inside.done();
    statement.refusals().stream()
        .filter(refusal -> refusal.reach() == Refusal.Reach.GLOBAL)
        .forEach(draft::refuse);
    draft.refuse(Refusal.opaque(what, "write the statement into the script itself"));
  }
}
