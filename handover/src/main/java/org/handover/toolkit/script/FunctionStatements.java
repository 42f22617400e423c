package org.handover.toolkit.script;

import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_function_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_actions_commonContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.SconstContext;

/// Functions and procedures, with what their bodies do.
final class FunctionStatements {
  private FunctionStatements() {}

  static void create(Create_function_statementContext function, Draft draft) {
    created(function.function_parameters().schema_qualified_name(), draft);
    String language = "sql";
    SconstContext body = null;
    for (Function_actions_commonContext action : function.function_actions_common()) {
      if (action.LANGUAGE() != null) {
        language = Names.simple(action.lang_name);
      }
      if (action.AS() != null) {
        body = body(action, draft);
      }
      action(action, draft);
    }
    if (body != null) {
      RoutineBody.read(language, body, draft);
    }
    if (function.function_body() != null) {
      RoutineBody.check(function.function_body(), draft);
    }
    DataStatements.calls(function.function_parameters(), draft);
  }

  private static @Nullable SconstContext body(Function_actions_commonContext action, Draft draft) {
    if (action.function_def().symbol != null) {
      draft.refuse(Refusal.global("runs compiled code in the server", "LANGUAGE plpgsql or sql"));
      return null;
    }
    return action.function_def().definition;
  }

  static void action(Function_actions_commonContext action, Draft draft) {
    if (action.SUPPORT() != null || action.TRANSFORM() != null) {
      draft.refuse(
          Refusal.opaque("hands the planner or the arguments to other code", "leave it out"));
    }
    if (action.session_local_option() != null) {
      Settings.read(action.session_local_option(), draft);
    }
  }

  static void created(ParserRuleContext name, Draft draft) {
    QualifiedName function = Names.qualified(name);
    draft.is(StatementKind.CREATE_FUNCTION);
    draft.onlyNew(
        ObjectKind.FUNCTION,
        function,
        "changes what %s means, or which one of that name is called".formatted(Names.text(name)),
        "take another name");
    draft.needs(
        new Need.NotABuiltIn(
            function,
            Refusal.local(
                "has the name of a function of the server: a call of the legacy backend may mean it",
                "take another name, or a schema of its own")));
  }
}
