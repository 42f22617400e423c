package org.handover.toolkit.script;

import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_extension_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_publication_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_rewrite_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_schema_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_sequence_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_trigger_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_view_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Publication_objectContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Publication_table_onlyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_createContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_nameContext;

/// `CREATE …`, and what the grammar counts among it: COMMENT, GRANT, SET.
final class CreateStatements {
  static final String RETIRED = "wait until the legacy backend is retired";

  private CreateStatements() {}

  static void read(Schema_createContext create, Draft draft) {
    if (create.set_statement() != null) {
      Settings.read(create.set_statement().set_action(), draft);
    } else if (create.rule_common() != null) {
      RightsStatements.read(create.rule_common(), draft);
    } else if (create.comment_on_statement() != null) {
      comment(create.comment_on_statement().comment_member_object(), draft);
    } else if (create.schema_import() != null) {
      draft.refuse(beyond("reads another server's tables"));
    } else if (create.security_label() != null) {
      draft.refuse(Refusal.local("labels an object for a security provider", RETIRED));
    } else if (!relation(create, draft) && !routine(create, draft) && !other(create, draft)) {
      refuse(create, draft);
    }
  }

  private static boolean relation(Schema_createContext create, Draft draft) {
    if (create.create_table_statement() != null) {
      TableStatements.create(create.create_table_statement(), draft);
    } else if (create.create_table_as_statement() != null) {
      TableStatements.createAs(create.create_table_as_statement(), draft);
    } else if (create.create_index_statement() != null) {
      index(create.create_index_statement(), draft);
    } else if (create.create_view_statement() != null) {
      view(create.create_view_statement(), draft);
    } else if (create.create_sequence_statement() != null) {
      Create_sequence_statementContext sequence = create.create_sequence_statement();
      taken(draft.is(StatementKind.CREATE_SEQUENCE), ObjectKind.RELATION, sequence.name);
    } else {
      return false;
    }
    return true;
  }

  private static boolean routine(Schema_createContext create, Draft draft) {
    if (create.create_function_statement() != null) {
      FunctionStatements.create(create.create_function_statement(), draft);
    } else if (create.create_aggregate_statement() != null) {
      FunctionStatements.created(create.create_aggregate_statement().name, draft);
      DataStatements.calls(
          Names.others(
              create.create_aggregate_statement(), create.create_aggregate_statement().name),
          draft);
    } else if (create.create_trigger_statement() != null) {
      trigger(create.create_trigger_statement(), draft);
    } else if (create.create_rewrite_statement() != null) {
      rule(create.create_rewrite_statement(), draft);
    } else {
      return false;
    }
    return true;
  }

  private static boolean other(Schema_createContext create, Draft draft) {
    if (create.create_schema_statement() != null) {
      schema(create.create_schema_statement(), draft);
    } else if (create.create_type_statement() != null) {
      if (create.create_type_statement().INPUT() != null) {
        draft.refuse(Refusal.opaque("makes a base type of functions in C", RETIRED));
      }
      taken(
          draft.is(StatementKind.CREATE_TYPE),
          ObjectKind.TYPE,
          create.create_type_statement().name);
    } else if (create.create_domain_statement() != null) {
      taken(
          draft.is(StatementKind.CREATE_TYPE),
          ObjectKind.TYPE,
          create.create_domain_statement().name);
      DataStatements.calls(create, draft);
    } else if (create.create_extension_statement() != null) {
      extension(create.create_extension_statement(), draft);
    } else if (create.create_collation_statement() != null) {
      taken(
          draft.is(StatementKind.CREATE_COLLATION),
          ObjectKind.COLLATION,
          create.create_collation_statement().name);
    } else if (create.create_statistics_statement() != null) {
      draft.is(StatementKind.CREATE_STATISTICS);
      if (create.create_statistics_statement().name != null) {
        taken(draft, ObjectKind.STATISTICS, create.create_statistics_statement().name);
      }
      DataStatements.calls(create, draft);
    } else if (create.create_policy_statement() != null) {
      draft
          .is(StatementKind.CREATE_POLICY)
          .onlyNew(
              ObjectKind.RELATION,
              Names.qualified(create.create_policy_statement().schema_qualified_name()),
              "changes which rows of %s a role sees"
                  .formatted(Names.text(create.create_policy_statement().schema_qualified_name())),
              RETIRED);
      DataStatements.calls(create, draft);
    } else if (create.create_publication_statement() != null) {
      publication(create.create_publication_statement(), draft);
    } else {
      return textSearch(create, draft);
    }
    return true;
  }

  private static boolean textSearch(Schema_createContext create, Draft draft) {
    if (create.create_fts_configuration_statement() != null) {
      taken(draft, ObjectKind.TEXT_SEARCH, create.create_fts_configuration_statement().name);
    } else if (create.create_fts_dictionary_statement() != null) {
      taken(draft, ObjectKind.TEXT_SEARCH, create.create_fts_dictionary_statement().name);
    } else {
      return false;
    }
    draft.is(StatementKind.CREATE_TEXT_SEARCH);
    return true;
  }

  /// IF NOT EXISTS and OR REPLACE would go on with what is there already.
  static void taken(Draft draft, ObjectKind kind, ParserRuleContext name) {
    draft.onlyNew(
        kind,
        Names.qualified(name),
        "is for a %s that is there before the migration: %s".formatted(kind, Names.text(name)),
        "take another name");
  }

  private static void schema(Create_schema_statementContext schema, Draft draft) {
    draft.is(StatementKind.CREATE_SCHEMA);
    if (schema.AUTHORIZATION() != null) {
      draft.refuse(Refusal.local("gives the schema to another role", "leave AUTHORIZATION out"));
    }
    if (schema.name != null) {
      OwnSchemas.keepOutOf(schema.name, draft);
      String name = Names.simple(schema.name);
      draft.needs(
          new Need.NotARole(
              name,
              Refusal.local(
                  "makes a schema with the name of a role: its tables would hide the legacy ones from it",
                  "take another name")));
    }
  }

  private static void index(Create_index_statementContext index, Draft draft) {
    draft.is(StatementKind.CREATE_INDEX);
    QualifiedName table = Names.qualified(index.table_name);
    if (index.if_not_exists() != null && index.name != null) {
      draft.onlyNew(
          ObjectKind.RELATION,
          new QualifiedName(table.schema(), Names.simple(index.name)),
          "is for an index that is there before the migration: %s"
              .formatted(Names.text(index.name)),
          "take another name");
    }
    List<KeptValue> kept = IndexExpression.kept(index.index_rest());
    if (!kept.isEmpty()) {
      draft.needs(
          new Need.ShortKeys(
              table,
              kept,
              Refusal.local(
                  "refuses long values that the legacy backend writes into %s".formatted(table),
                  "index left(…) or md5(…) of the column, or USING hash")));
    }
    if (index.UNIQUE() != null) {
      RuleOfTable.unique(table, index.index_rest(), draft);
    }
    Stream.concat(
            index.index_rest().index_columns().index_column().stream().map(column -> column.column),
            Stream.ofNullable(index.index_rest().index_where()))
        .forEach(expression -> computed(table, expression, draft));
    DataStatements.calls(index, draft);
  }

  private static void computed(QualifiedName table, ParserRuleContext expression, Draft draft) {
    if (!Trees.all(expression, Function_callContext.class).isEmpty()) {
      draft.tryOn(table);
    }
    IndexExpression.mayFail(expression)
        .ifPresent(what ->
            draft.onlyNew(
                ObjectKind.RELATION,
                table,
                "computes %s for each row that the legacy backend writes into %s, which fails for some values"
                    .formatted(what, table),
                "index the column itself, or a new column that the new backend fills"));
  }

  private static void view(Create_view_statementContext view, Draft draft) {
    boolean materialized = view.MATERIALIZED() != null;
    draft.is(materialized ? StatementKind.CREATE_MATERIALIZED_VIEW : StatementKind.CREATE_VIEW);
    if (view.TEMP() != null || view.TEMPORARY() != null) {
      draft.refuse(temporary());
    }
    draft.onlyNew(
        ObjectKind.RELATION,
        Names.qualified(view.name),
        "changes the view %s, which the legacy backend may count on"
            .formatted(Names.text(view.name)),
        "take another name");
    DataStatements.rows(view, draft);
    DataStatements.calls(view, draft);
  }

  static Refusal temporary() {
    return Refusal.local("makes something temporary, which is gone at once", "leave TEMPORARY out");
  }

  private static void trigger(Create_trigger_statementContext trigger, Draft draft) {
    draft.is(StatementKind.CREATE_TRIGGER);
    QualifiedName table = Names.qualified(trigger.table_name);
    String name = Names.simple(trigger.name);
    draft.onlyNewPart(
        ObjectKind.TRIGGER,
        table,
        name,
        "changes the trigger %s of %s, which the legacy backend may count on"
            .formatted(name, table),
        "take another name");
    if (trigger.INSTEAD() != null) {
      draft.onlyNew(
          ObjectKind.RELATION,
          table,
          "does something else instead of what the legacy backend writes into %s".formatted(table),
          RETIRED);
    }
    draft.tryOn(table);
    DataStatements.calls(trigger, draft);
  }

  private static void rule(Create_rewrite_statementContext rule, Draft draft) {
    draft
        .is(StatementKind.CREATE_RULE)
        .onlyNew(
            ObjectKind.RELATION,
            Names.qualified(rule.table_name),
            "makes something else of the legacy backend's statements on %s"
                .formatted(Names.text(rule.table_name)),
            "a trigger that leaves each row as it is");
    Draft inside = new Draft();
    DataStatements.rows(rule, inside);
    inside
        .done()
        .changed()
        .forEach(table ->
            draft.onlyNew(
                ObjectKind.RELATION,
                table,
                "changes rows of %s, which belong to the legacy backend".formatted(table),
                "change only new tables"));
    DataStatements.calls(rule, draft);
  }

  private static void extension(Create_extension_statementContext extension, Draft draft) {
    draft.is(StatementKind.CREATE_EXTENSION);
    String name = Names.simple(extension.name);
    if (!Extensions.isHarmless(name)) {
      draft.refuse(
          Refusal.opaque(
              "installs the extension %s, of which is not known what it does to the server"
                  .formatted(name),
              "have the database's owner install it"));
    }
  }

  private static void publication(Create_publication_statementContext publication, Draft draft) {
    draft.is(StatementKind.CREATE_PUBLICATION);
    if (publication.ALL() != null) {
      draft.refuse(allTables());
    }
    publication.publication_object().forEach(object -> published(object, draft));
  }

  static void published(Publication_objectContext object, Draft draft) {
    if (object.TABLES() != null) {
      draft.refuse(allTables());
    }
    for (Publication_table_onlyContext table : object.publication_table_only()) {
      Schema_qualified_nameContext name = table.only_table_multiply().schema_qualified_name();
      if (table.expression != null || table.names_in_parens() != null) {
        draft.onlyNew(
            ObjectKind.RELATION,
            Names.qualified(name),
            "publishes a part of %s: an UPDATE of the legacy backend may fail"
                .formatted(Names.text(name)),
            "publish whole tables");
      }
      draft.tryOn(Names.qualified(name));
    }
  }

  private static Refusal allTables() {
    return Refusal.local(
        "publishes every table: UPDATE and DELETE fail on each that has no primary key",
        "FOR TABLE, with those that have one");
  }

  private static void comment(ParserRuleContext on, Draft draft) {
    String object = Names.words(on);
    if (object.matches("(DATABASE|ROLE|TABLESPACE|SUBSCRIPTION) .*")) {
      draft.refuse(beyond("comments on an object of the whole server"));
    }
    draft.is(StatementKind.COMMENT);
  }

  static Refusal beyond(String what) {
    return Refusal.global(what, "leave it out: it reaches beyond this database");
  }

  private static void refuse(Schema_createContext create, Draft draft) {
    if (create.create_database_statement() != null
        || create.create_tablespace_statement() != null
        || create.create_user_or_role_statement() != null
        || create.create_group_statement() != null
        || create.create_subscription_statement() != null) {
      draft.refuse(beyond("makes an object of the whole server, or of another one"));
    } else if (create.create_foreign_data_wrapper_statement() != null
        || create.create_server_statement() != null
        || create.create_user_mapping_statement() != null
        || create.create_foreign_table_statement() != null
        || create.create_table_external_statement() != null) {
      draft.refuse(beyond("reaches another server"));
    } else if (create.create_event_trigger_statement() != null) {
      draft.refuse(Refusal.opaque("acts on every change of the schema, whoever makes it", RETIRED));
    } else if (create.create_language_statement() != null
        || create.create_access_method_statement() != null
        || create.create_transform_statement() != null) {
      draft.refuse(Refusal.global("lets new code run in the server", "leave it out"));
    } else {
      draft.refuse(
          Refusal.opaque(
              "makes an operator, a cast or the like: statements of the legacy backend may come to mean something else",
              "a function that is called by its name"));
    }
  }
}
