package org.handover.toolkit.script;

import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_parametersContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Rule_commonContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Rule_member_objectContext;

/// GRANT and REVOKE.
final class RightsStatements {
  private static final String LEAVE = "leave the rights on what is not new to the database's owner";

  private RightsStatements() {}

  static void read(Rule_commonContext rule, Draft draft) {
    if (rule.other_rules() != null) {
      draft.refuse(CreateStatements.beyond("makes a role a member of another"));
      return;
    }
    draft.is(StatementKind.GRANT);
    Rule_member_objectContext on = rule.rule_member_object();
    if (on.DATABASE() != null
        || on.TABLESPACE() != null
        || on.PARAMETER() != null
        || on.FOREIGN() != null
        || on.LANGUAGE() != null
        || on.LARGE() != null) {
      draft.refuse(CreateStatements.beyond("changes rights that reach beyond tables"));
      return;
    }
    if (on.ALL() != null) {
      all(on, draft);
    } else if (on.schema_names != null) {
      only(ObjectKind.SCHEMA, on.schema_names, draft);
    } else if (on.DOMAIN() != null || on.TYPE() != null) {
      only(ObjectKind.TYPE, on.names_references(), draft);
    } else if (on.names_references() != null) {
      only(ObjectKind.RELATION, on.names_references(), draft);
    }
    for (Function_parametersContext function : on.function_parameters()) {
      need(ObjectKind.FUNCTION, Names.qualified(function.schema_qualified_name()), function, draft);
    }
  }

  private static void only(
      ObjectKind kind,
      org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_referencesContext names,
      Draft draft) {
    Names.all(names).forEach(name -> need(kind, name, names, draft));
  }

  /// All of a schema: nothing in it may be older than the migration.
  private static void all(Rule_member_objectContext on, Draft draft) {
    Names.all(on.names_references())
        .forEach(schema -> need(ObjectKind.SCHEMA, schema, on.names_references(), draft));
  }

  private static void need(
      ObjectKind kind, QualifiedName name, ParserRuleContext written, Draft draft) {
    draft.onlyNew(kind, name, "changes who may use %s".formatted(Names.text(written)), LEAVE);
  }
}
