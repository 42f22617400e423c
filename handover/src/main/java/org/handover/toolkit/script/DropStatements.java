package org.handover.toolkit.script;

import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Drop_policy_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Drop_rule_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Drop_statementsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Drop_trigger_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_dropContext;

/// `DROP …`: only of what the migration itself has made.
final class DropStatements {
  private DropStatements() {}

  static void read(Schema_dropContext drop, Draft draft) {
    if (drop.drop_statements() != null) {
      named(drop.drop_statements(), draft);
    } else if (drop.drop_function_statement() != null) {
      gone(ObjectKind.FUNCTION, drop.drop_function_statement().name, draft);
    } else if (drop.drop_trigger_statement() != null) {
      Drop_trigger_statementContext trigger = drop.drop_trigger_statement();
      part(ObjectKind.TRIGGER, trigger.table_name, Names.simple(trigger.name), draft);
    } else if (drop.drop_policy_statement() != null) {
      Drop_policy_statementContext policy = drop.drop_policy_statement();
      part(
          ObjectKind.POLICY,
          policy.schema_qualified_name(),
          Names.simple(policy.identifier()),
          draft);
    } else if (drop.drop_rule_statement() != null) {
      Drop_rule_statementContext rule = drop.drop_rule_statement();
      part(ObjectKind.RULE, rule.schema_qualified_name(), Names.simple(rule.name), draft);
    } else if (drop.drop_owned_statement() != null) {
      draft.refuse(
          CreateStatements.beyond(
              "drops whatever a role owns, and its rights, here and elsewhere"));
    } else if (drop.drop_database_statement() != null) {
      draft.refuse(CreateStatements.beyond("drops a database"));
    } else if (drop.drop_user_mapping_statement() != null) {
      draft.refuse(CreateStatements.beyond("reaches another server"));
    } else {
      draft.refuse(
          Refusal.opaque(
              "drops an operator, a cast or the like, which other statements may mean",
              CreateStatements.RETIRED));
    }
    draft.is(StatementKind.DROP);
  }

  private static void named(Drop_statementsContext drop, Draft draft) {
    if (drop.ROLE() != null
        || drop.USER() != null
        || drop.GROUP() != null
        || drop.TABLESPACE() != null
        || drop.SUBSCRIPTION() != null
        || drop.SERVER() != null
        || drop.FOREIGN() != null
        || drop.EXTERNAL() != null) {
      draft.refuse(CreateStatements.beyond("drops an object of the whole server, or of another"));
      return;
    }
    ObjectKind kind = kind(drop);
    if (kind == null) {
      draft.refuse(
          Refusal.opaque("drops what other statements may mean", CreateStatements.RETIRED));
      return;
    }
    for (ParserRuleContext name :
        drop.if_exist_names_restrict_cascade().names_references().schema_qualified_name()) {
      if (kind == ObjectKind.SCHEMA) {
        OwnSchemas.keepOutOf(name, draft);
      }
      gone(kind, name, draft);
    }
  }

  private static @org.jspecify.annotations.Nullable ObjectKind kind(Drop_statementsContext drop) {
    if (drop.TABLE() != null
        || drop.VIEW() != null
        || drop.INDEX() != null
        || drop.SEQUENCE() != null) {
      return ObjectKind.RELATION;
    }
    if (drop.TYPE() != null || drop.DOMAIN() != null) {
      return ObjectKind.TYPE;
    }
    if (drop.SCHEMA() != null) {
      return ObjectKind.SCHEMA;
    }
    if (drop.EXTENSION() != null) {
      return ObjectKind.EXTENSION;
    }
    if (drop.PUBLICATION() != null) {
      return ObjectKind.PUBLICATION;
    }
    if (drop.STATISTICS() != null) {
      return ObjectKind.STATISTICS;
    }
    if (drop.COLLATION() != null) {
      return ObjectKind.COLLATION;
    }
    return drop.CONFIGURATION() != null || drop.DICTIONARY() != null
        ? ObjectKind.TEXT_SEARCH
        : null;
  }

  private static void gone(ObjectKind kind, ParserRuleContext name, Draft draft) {
    draft.onlyNew(
        kind,
        Names.qualified(name),
        "takes away the %s %s, which the legacy backend may count on"
            .formatted(kind, Names.text(name)),
        CreateStatements.RETIRED);
  }

  private static void part(ObjectKind kind, ParserRuleContext of, String name, Draft draft) {
    draft.onlyNewPart(
        kind,
        Names.qualified(of),
        name,
        "takes away the %s %s of %s, which the legacy backend may count on"
            .formatted(kind, name, Names.text(of)),
        CreateStatements.RETIRED);
  }
}
