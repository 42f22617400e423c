package org.handover.toolkit.script;

import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_domain_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_function_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_publication_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_sequence_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_type_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_def_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Owner_member_objectContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_alterContext;

/// `ALTER …` of all but tables: as a rule, only what the migration itself has made.
final class AlterStatements {
  private AlterStatements() {}

  static void read(Schema_alterContext alter, Draft draft) {
    if (alter.alter_table_statement() != null) {
      AlterTable.read(alter.alter_table_statement(), draft);
    } else if (alter.alter_index_statement() != null) {
      index(alter.alter_index_statement(), draft);
    } else if (alter.alter_view_statement() != null) {
      changed(
          StatementKind.ALTER_VIEW, ObjectKind.RELATION, alter.alter_view_statement().name, draft);
      DataStatements.calls(alter, draft);
    } else if (alter.alter_materialized_view_statement() != null
        && alter.alter_materialized_view_statement().schema_qualified_name() != null) {
      changed(
          StatementKind.ALTER_VIEW,
          ObjectKind.RELATION,
          alter.alter_materialized_view_statement().schema_qualified_name(),
          draft);
    } else if (alter.alter_sequence_statement() != null) {
      sequence(alter.alter_sequence_statement(), draft);
    } else if (alter.alter_type_statement() != null) {
      type(alter.alter_type_statement(), draft);
    } else if (alter.alter_domain_statement() != null) {
      domain(alter.alter_domain_statement(), draft);
    } else if (alter.alter_function_statement() != null) {
      function(alter.alter_function_statement(), draft);
    } else if (alter.alter_owner_statement() != null) {
      owner(alter.alter_owner_statement().owner_member_object(), draft);
    } else if (!other(alter, draft)) {
      refuse(alter, draft);
    }
  }

  private static void changed(
      StatementKind is, ObjectKind kind, ParserRuleContext name, Draft draft) {
    draft
        .is(is)
        .onlyNew(
            kind,
            Names.qualified(name),
            "changes the %s %s, which the legacy backend may count on"
                .formatted(kind, Names.text(name)),
            CreateStatements.RETIRED);
  }

  private static void index(Alter_index_statementContext index, Draft draft) {
    Index_def_actionContext action = index.index_def_action();
    draft.is(StatementKind.ALTER_INDEX);
    if (action == null) {
      draft.refuse(Refusal.local("moves the indexes of other tables", "leave it out"));
      return;
    }
    if (action.rename_to() != null) {
      renamedKey(Names.qualified(index.schema_qualified_name()), draft);
      return;
    }
    boolean harmless =
        action.set_statistics() != null
            || action.ATTACH() != null
            || action.storage_parameters() != null
            || action.RESET() != null;
    if (!harmless) {
      changed(StatementKind.ALTER_INDEX, ObjectKind.RELATION, index.schema_qualified_name(), draft);
    }
  }

  /// A unique index bears the name of its constraint.
  static void renamedKey(QualifiedName name, Draft draft) {
    draft.onlyNew(
        ObjectKind.KEY,
        name,
        "takes away the name of the key %s, which ON CONFLICT or the handling of errors may mean"
            .formatted(name),
        CreateStatements.RETIRED);
  }

  private static void sequence(Alter_sequence_statementContext sequence, Draft draft) {
    draft
        .is(StatementKind.ALTER_SEQUENCE)
        .onlyNew(
            ObjectKind.RELATION,
            Names.qualified(sequence.name),
            "changes which numbers %s gives next: an INSERT of the legacy backend may collide"
                .formatted(Names.text(sequence.name)),
            CreateStatements.RETIRED);
  }

  private static void type(Alter_type_statementContext type, Draft draft) {
    if (type.ADD() != null && type.VALUE() != null) {
      draft.is(StatementKind.ALTER_TYPE);
      return;
    }
    changed(StatementKind.ALTER_TYPE, ObjectKind.TYPE, type.name, draft);
  }

  private static void domain(Alter_domain_statementContext domain, Draft draft) {
    draft.is(StatementKind.ALTER_TYPE);
    if (domain.validate_constraint() != null) {
      return;
    }
    boolean rule = domain.dom_constraint != null || (domain.SET() != null && domain.NULL() != null);
    draft.onlyNew(
        ObjectKind.TYPE,
        Names.qualified(domain.name),
        (rule
                ? "a new rule of the domain %s may refuse what the legacy backend writes"
                : "changes the domain %s, which the legacy backend may count on")
            .formatted(Names.text(domain.name)),
        CreateStatements.RETIRED);
    DataStatements.calls(domain, draft);
  }

  private static void function(Alter_function_statementContext function, Draft draft) {
    changed(
        StatementKind.ALTER_FUNCTION,
        ObjectKind.FUNCTION,
        function.function_parameters().schema_qualified_name(),
        draft);
    function.function_actions_common().forEach(action -> FunctionStatements.action(action, draft));
    if (function.rename_to() != null) {
      FunctionStatements.created(function.rename_to().name, draft);
      draft.is(StatementKind.ALTER_FUNCTION);
    }
  }

  private static void owner(Owner_member_objectContext object, Draft draft) {
    ObjectKind kind =
        object.SEQUENCE() != null || object.VIEW() != null
            ? ObjectKind.RELATION
            : object.SCHEMA() != null
                ? ObjectKind.SCHEMA
                : object.TYPE() != null || object.DOMAIN() != null
                    ? ObjectKind.TYPE
                    : object.FUNCTION() != null || object.PROCEDURE() != null
                        ? ObjectKind.FUNCTION
                        : null;
    if (kind == null || object.name == null) {
      draft.refuse(
          Refusal.opaque("gives something to another role", "leave it to the database's owner"));
      return;
    }
    draft
        .is(StatementKind.ALTER_OTHER)
        .onlyNew(
            kind,
            Names.qualified(object.name),
            "gives %s to another role: the legacy backend may lose its rights"
                .formatted(Names.text(object.name)),
            CreateStatements.RETIRED);
  }

  private static boolean other(Schema_alterContext alter, Draft draft) {
    if (alter.alter_schema_statement() != null) {
      OwnSchemas.keepOutOf(alter.alter_schema_statement().identifier(), draft);
      changed(
          StatementKind.ALTER_OTHER,
          ObjectKind.SCHEMA,
          alter.alter_schema_statement().identifier(),
          draft);
    } else if (alter.alter_statistics_statement() != null) {
      changed(
          StatementKind.ALTER_OTHER,
          ObjectKind.STATISTICS,
          alter.alter_statistics_statement().name,
          draft);
    } else if (alter.alter_trigger_statement() != null) {
      part(
          ObjectKind.TRIGGER,
          alter.alter_trigger_statement().schema_qualified_name(),
          Names.simple(alter.alter_trigger_statement().identifier().getFirst()),
          draft);
    } else if (alter.alter_policy_statement() != null) {
      part(
          ObjectKind.POLICY,
          alter.alter_policy_statement().schema_qualified_name(),
          Names.simple(alter.alter_policy_statement().identifier()),
          draft);
    } else if (alter.alter_rule_statement() != null) {
      part(
          ObjectKind.RULE,
          alter.alter_rule_statement().schema_qualified_name(),
          Names.simple(alter.alter_rule_statement().identifier()),
          draft);
    } else if (alter.alter_publication_statement() != null) {
      publication(alter.alter_publication_statement(), draft);
    } else if (alter.alter_fts_statement() != null) {
      changed(
          StatementKind.ALTER_OTHER,
          ObjectKind.TEXT_SEARCH,
          alter.alter_fts_statement().name,
          draft);
    } else {
      return false;
    }
    return true;
  }

  private static void part(ObjectKind kind, ParserRuleContext of, String name, Draft draft) {
    draft
        .is(StatementKind.ALTER_OTHER)
        .onlyNewPart(
            kind,
            Names.qualified(of),
            name,
            "changes the %s %s of %s, which the legacy backend may count on"
                .formatted(kind, name, Names.text(of)),
            CreateStatements.RETIRED);
  }

  private static void publication(Alter_publication_statementContext publication, Draft draft) {
    changed(StatementKind.ALTER_OTHER, ObjectKind.PUBLICATION, publication.identifier(), draft);
    publication
        .alter_publication_action()
        .publication_object()
        .forEach(object -> CreateStatements.published(object, draft));
  }

  private static void refuse(Schema_alterContext alter, Draft draft) {
    if (alter.alter_database_statement() != null
        || alter.alter_group_statement() != null
        || alter.alter_user_or_role_statement() != null
        || alter.alter_tablespace_statement() != null
        || alter.alter_subscription_statement() != null) {
      draft.refuse(CreateStatements.beyond("changes an object of the whole server, or of another"));
    } else if (alter.alter_server_statement() != null
        || alter.alter_foreign_data_wrapper() != null
        || alter.alter_user_mapping_statement() != null) {
      draft.refuse(CreateStatements.beyond("reaches another server"));
    } else if (alter.alter_default_privileges_statement() != null) {
      draft.refuse(
          Refusal.local("changes the rights on what is made later", "GRANT on what is new"));
    } else {
      draft.refuse(
          Refusal.opaque(
              "changes what other statements may mean, or another's extension",
              CreateStatements.RETIRED));
    }
  }
}
