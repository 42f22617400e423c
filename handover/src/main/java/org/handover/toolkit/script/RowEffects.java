package org.handover.toolkit.script;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Assign_stmtContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Into_tableContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Message_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Plpgsql_functionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Return_stmtContext;

/// What a trigger's function may do to the row that it is called for, on whichever way through its
/// body: a row made up for a trial takes only one of them.
///
/// @param isRead whether its body is understood; if not, nothing of the rest is known
/// @param raises an error
/// @param returns what it gives back, as it is written, in upper case
/// @param sets columns of `NEW`; `*`: all of it
/// @param calls what it calls by name
public record RowEffects(
    boolean isRead,
    boolean raises,
    Set<String> returns,
    Set<String> sets,
    Set<QualifiedName> calls) {
  public RowEffects {
    returns = Set.copyOf(returns);
    sets = Set.copyOf(sets);
    calls = Set.copyOf(calls);
  }

  /// Of a PL/pgSQL function that is there, by its `pg_proc.prosrc`.
  public static RowEffects of(String source) {
    SqlGrammar.Parsed<Plpgsql_functionContext> body = SqlGrammar.body(source);
    if (!body.error().isEmpty() || body.trees().size() != 1) {
      return new RowEffects(false, true, Set.of(), Set.of("*"), Set.of());
    }
    Plpgsql_functionContext tree = body.trees().getFirst();
    return new RowEffects(
        true,
        Trees.all(tree, Message_statementContext.class).stream().anyMatch(RowEffects::isError),
        Trees.all(tree, Return_stmtContext.class).stream()
            .map(RowEffects::returned)
            .collect(Collectors.toSet()),
        sets(tree),
        Trees.calls(tree));
  }

  private static boolean isError(Message_statementContext message) {
    return message.ASSERT() != null
        || message.log_level() == null
        || message.log_level().EXCEPTION() != null;
  }

  private static String returned(Return_stmtContext statement) {
    return Names.text(statement)
        .toUpperCase(Locale.ROOT)
        .replaceFirst("^RETURN\\b", "")
        .replaceAll("\\s+", "");
  }

  private static Set<String> sets(Plpgsql_functionContext body) {
    Set<String> sets = new HashSet<>();
    for (Assign_stmtContext assignment : Trees.all(body, Assign_stmtContext.class)) {
      set(Names.parts(assignment.var()), sets);
    }
    for (Into_tableContext into : Trees.all(body, Into_tableContext.class)) {
      set(Names.parts(into.schema_qualified_name()), sets);
    }
    return sets;
  }

  private static void set(List<String> target, Set<String> sets) {
    if (target.getFirst().equals("new")) {
      sets.add(target.size() > 1 ? target.get(1) : "*");
    }
  }
}
