package org.handover.toolkit.script;

import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Additional_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Copy_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.IdentifierContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Only_table_multiplyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.SconstContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Script_additionalContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Script_statementContext;

/// What is neither rows nor schema: transactions, maintenance, blocks, sessions.
final class ScriptStatements {
  private static final String OUT = "leave it out";

  private ScriptStatements() {}

  static void read(Script_statementContext statement, Draft draft) {
    if (statement.script_transaction() != null) {
      boolean locks = statement.script_transaction().lock_table() != null;
      draft.refuse(
          locks
              ? Refusal.local(
                  "locks a table", OUT + ": each statement takes the locks that it needs")
              : Refusal.global(
                  "begins, ends or divides a transaction",
                  OUT + ": each statement has a transaction of its own"));
      return;
    }
    additional(statement.script_additional(), draft);
  }

  private static void additional(Script_additionalContext statement, Draft draft) {
    if (statement.additional_statement() != null) {
      additional(statement.additional_statement(), draft);
    } else if (statement.CALL() != null) {
      draft.refuse(
          Refusal.opaque(
              "calls a procedure, whose doing is not in the statement",
              "write its statements out"));
    } else if (statement.VACUUM() != null) {
      draft.refuse(
          Refusal.local("it runs outside a transaction and is no index built CONCURRENTLY", OUT));
    } else {
      draft.refuse(Refusal.global("is about a session (%s)".formatted(firstWord(statement)), OUT));
    }
  }

  private static String firstWord(ParserRuleContext statement) {
    return Names.words(statement).split(" ", 2)[0];
  }

  static void additional(Additional_statementContext statement, Draft draft) {
    if (statement.anonymous_block() != null) {
      block(statement, draft);
    } else if (statement.copy_statement() != null) {
      copy(statement.copy_statement(), draft);
    } else if (statement.truncate_stmt() != null) {
      draft.is(StatementKind.TRUNCATE);
      for (Only_table_multiplyContext table : statement.truncate_stmt().only_table_multiply()) {
        draft.onlyNew(
            ObjectKind.RELATION,
            Names.qualified(table.schema_qualified_name()),
            "throws all rows of %s away".formatted(Names.text(table)),
            OUT);
      }
    } else if (statement.reindex_stmt() != null) {
      reindex(statement, draft);
    } else if (statement.REFRESH() != null) {
      draft
          .is(StatementKind.REFRESH)
          .onlyNew(
              ObjectKind.RELATION,
              Names.qualified(statement.schema_qualified_name()),
              "fills %s anew, which the legacy backend may read meanwhile"
                  .formatted(Names.text(statement.schema_qualified_name())),
              "leave it to the legacy backend");
    } else if (statement.analyze_keyword() != null) {
      draft.is(StatementKind.ANALYZE);
    } else if (statement.RESET() != null) {
      reset(statement, draft);
    } else {
      rest(statement, draft);
    }
  }

  private static void rest(Additional_statementContext statement, Draft draft) {
    if (statement.cluster_stmt() != null) {
      draft.refuse(Refusal.local("writes a table anew while it cannot be read", OUT));
      return;
    }
    String word = firstWord(statement);
    draft.refuse(
        switch (word) {
          case "CHECKPOINT", "LOAD" ->
              Refusal.global("acts on the whole server (%s)".formatted(word), OUT);
          case "REASSIGN" -> Refusal.global("gives a role's objects to another", OUT);
          default -> Refusal.global("is about a session (%s)".formatted(word), OUT);
        });
  }

  private static void reset(Additional_statementContext statement, Draft draft) {
    boolean one = statement.identifier().size() == 1;
    if (statement.TIME() == null
        && (!one || !Settings.isKnown(Names.simple(statement.identifier().getFirst())))) {
      draft.refuse(Refusal.global("resets more than is known to be harmless", OUT));
    }
    draft.is(StatementKind.SETTING);
  }

  private static void reindex(Additional_statementContext statement, Draft draft) {
    boolean concurrently = Names.words(statement).contains("CONCURRENTLY");
    boolean one =
        statement.reindex_stmt().INDEX() != null || statement.reindex_stmt().TABLE() != null;
    if (!one) {
      draft.refuse(Refusal.local("builds the indexes of more than one table", "one REINDEX each"));
    } else if (!concurrently) {
      draft.refuse(
          Refusal.local("blocks a table while it builds an index", "REINDEX … CONCURRENTLY"));
    }
    draft.is(StatementKind.REINDEX);
  }

  private static void copy(Copy_statementContext copy, Draft draft) {
    String words = Names.words(copy);
    if (words.contains(" STDIN") || words.contains(" STDOUT")) {
      draft.refuse(
          Refusal.global(
              "copies rows to or from a client that is not there", "INSERT INTO … VALUES"));
      return;
    }
    draft.refuse(
        Refusal.global(
            "reads or writes a file of the server, or runs a program on it",
            "INSERT INTO … VALUES, or fill the table from the new backend"));
  }

  /// A block does what its body says: a part of it that is refused everywhere is refused here.
  private static void block(Additional_statementContext statement, Draft draft) {
    draft.refuse(
        Refusal.opaque(
            "is a block of code (DO), which may do anything to rows that a trial does not have",
            "write its statements out, each of them with IF NOT EXISTS"));
    String language = "plpgsql";
    for (IdentifierContext name :
        statement.anonymous_block().identifier() == null
            ? java.util.List.<IdentifierContext>of()
            : java.util.List.of(statement.anonymous_block().identifier())) {
      language = Names.simple(name);
    }
    for (SconstContext literal : statement.anonymous_block().sconst()) {
      String text = Names.literal(literal);
      if (text.matches("\\w+")) {
        language = text;
      }
    }
    SconstContext body =
        statement.anonymous_block().sconst().stream()
            .max(java.util.Comparator.comparingInt(literal -> Names.text(literal).length()))
            .orElseThrow();
    Draft inside = new Draft();
    RoutineBody.read(language, body, inside);
    inside.done().refusals().stream()
        .filter(refusal -> refusal.reach() == Refusal.Reach.GLOBAL)
        .forEach(draft::refuse);
  }
}
