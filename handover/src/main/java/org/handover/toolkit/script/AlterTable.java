package org.handover.toolkit.script;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_partitionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Column_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Storage_parameter_nameContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_actionContext;

/// `ALTER TABLE`, action by action. Of a table that is new, almost all may be changed.
final class AlterTable {
  private static final Set<String> STORAGE =
      Stream.of("fillfactor", "parallel_workers", "toast_tuple_target", "vacuum_truncate")
          .collect(Collectors.toSet());

  private final QualifiedName table;
  private final Draft draft;

  private AlterTable(QualifiedName table, Draft draft) {
    this.table = table;
    this.draft = draft;
  }

  static void read(Alter_table_statementContext statement, Draft draft) {
    AlterTable alter = new AlterTable(Names.qualified(statement.name), draft);
    boolean validates =
        !statement.table_action().isEmpty()
            && statement.table_action().stream().allMatch(a -> a.validate_constraint() != null);
    draft.is(validates ? StatementKind.VALIDATE_CONSTRAINT : StatementKind.ALTER_TABLE);
    if (statement.FOREIGN() != null || statement.EXTERNAL() != null) {
      draft.refuse(CreateStatements.beyond("reaches another server"));
    }
    statement.table_action().forEach(alter::action);
    alter.whole(statement);
    DataStatements.calls(statement, draft);
  }

  private void onlyNewTable(String what, String safeForm) {
    draft.onlyNew(ObjectKind.RELATION, table, what.formatted(table), safeForm);
  }

  private void onlyNewTable(String what) {
    onlyNewTable(what, CreateStatements.RETIRED);
  }

  private void onlyNewColumn(String column, String what, String safeForm) {
    draft.onlyNewPart(ObjectKind.COLUMN, table, column, what.formatted(column, table), safeForm);
  }

  /// What is not a list of actions.
  private void whole(Alter_table_statementContext statement) {
    if (statement.RENAME() != null && statement.CONSTRAINT() != null) {
      String name = Names.simple(statement.identifier().getFirst());
      AlterStatements.renamedKey(new QualifiedName(table.schema(), name), draft);
    } else if (statement.COLUMN() != null || isRenameOfColumn(statement)) {
      onlyNewColumn(
          Names.simple(statement.identifier().getFirst()),
          "takes away the column %s of %s, which the legacy backend may count on",
          CreateStatements.RETIRED);
    } else if (statement.set_schema() != null || statement.rename_to() != null) {
      onlyNewTable("takes away the table of %s, which the legacy backend may count on");
    } else if (statement.alter_partition() != null) {
      partition(statement.alter_partition());
    } else if (statement.alter_partition_gp() != null || statement.distributed_clause() != null) {
      draft.refuse(Refusal.global("is not PostgreSQL's", "leave it out"));
    }
  }

  private static boolean isRenameOfColumn(Alter_table_statementContext statement) {
    return statement.RENAME() != null
        && statement.CONSTRAINT() == null
        && statement.identifier().size() == 2;
  }

  private void partition(Alter_partitionContext partition) {
    if (partition.DETACH() != null) {
      draft.onlyNew(
          ObjectKind.RELATION,
          Names.qualified(partition.child),
          "takes the rows of %s out of %s".formatted(Names.text(partition.child), table),
          CreateStatements.RETIRED);
      return;
    }
    draft.onlyNew(
        ObjectKind.RELATION,
        Names.qualified(partition.partition_table_value().schema_qualified_name()),
        "puts rows that are there already into %s, and a rule on them".formatted(table),
        "attach a new table");
    draft.tryOn(table);
  }

  private void action(Table_actionContext action) {
    if (action.table_column_definition() != null) {
      TableStatements.addColumn(table, action.table_column_definition(), draft);
    } else if (action.column_action() != null) {
      column(Names.simple(action.column), action.column_action());
    } else if (action.tabl_constraint != null) {
      RuleOfTable.constraint(table, action.tabl_constraint.constr_body(), "", draft);
    } else if (action.validate_constraint() != null) {
      return;
    } else if (action.drop_constraint() != null) {
      part(
          ObjectKind.CONSTRAINT,
          Names.simple(action.drop_constraint().constraint_name),
          "takes away the constraint %s of %s, which the legacy backend may count on");
    } else if (action.DROP() != null && action.column != null) {
      onlyNewColumn(
          Names.simple(action.column),
          "takes away the column %s of %s, which the legacy backend may count on",
          CreateStatements.RETIRED);
    } else if (action.TRIGGER() != null && action.trigger_name != null) {
      part(
          ObjectKind.TRIGGER,
          Names.simple(action.trigger_name),
          "switches the trigger %s of %s, which the legacy backend may count on");
    } else if (action.CONSTRAINT() != null) {
      part(
          ObjectKind.CONSTRAINT,
          Names.simple(action.identifier()),
          "changes the constraint %s of %s, which the legacy backend may count on");
    } else {
      table(action);
    }
  }

  private void part(ObjectKind kind, String name, String what) {
    draft.onlyNewPart(kind, table, name, what.formatted(name, table), CreateStatements.RETIRED);
  }

  private void table(Table_actionContext action) {
    if (action.TRIGGER() != null) {
      onlyNewTable("switches all triggers of %s: its foreign keys too");
    } else if (action.RULE() != null) {
      onlyNewTable("switches a rule of %s");
    } else if (action.SECURITY() != null) {
      onlyNewTable("hides rows of %s", "leave it out until retirement");
    } else if (action.inherit_option() != null) {
      onlyNewTable("changes which rows show among others: %s");
      draft.onlyNew(
          ObjectKind.RELATION,
          Names.qualified(action.parent_table),
          "changes which rows show in %s".formatted(Names.text(action.parent_table)),
          CreateStatements.RETIRED);
    } else if (action.owner_to() != null) {
      onlyNewTable("gives %s to another role: the legacy backend may lose its rights");
    } else if (action.REPLICA() != null) {
      onlyNewTable("changes what %s is replicated by: an UPDATE of the legacy backend may fail");
    } else if (action.storage_parameters() != null) {
      storage(action);
    } else if (action.CLUSTER() == null && action.RESET() == null) {
      onlyNewTable("changes what %s is, or writes it anew");
    }
  }

  private void storage(Table_actionContext action) {
    for (Storage_parameter_nameContext name :
        Trees.all(action.storage_parameters(), Storage_parameter_nameContext.class)) {
      String plain = Names.text(name).toLowerCase(java.util.Locale.ROOT);
      if (!STORAGE.contains(plain)
          && !plain.startsWith("autovacuum_")
          && !plain.startsWith("toast.autovacuum_")) {
        onlyNewTable("sets " + plain + " of %s");
      }
    }
  }

  private void column(String column, Column_actionContext action) {
    if (action.data_type() != null) {
      type(column, action);
    } else if (action.set_def_column() != null) {
      onlyNewColumn(
          column,
          "changes what an INSERT of the legacy backend stores: the default of %s of %s",
          "set it in the new backend");
      draft.tryOn(table);
    } else if (action.drop_def() != null) {
      onlyNewColumn(
          column,
          "takes away the default %s of %s, which the legacy backend may count on",
          CreateStatements.RETIRED);
      draft.tryOn(table);
    } else if (action.NULL() != null) {
      if (action.set != null) {
        onlyNewColumn(
            column,
            "a new rule (not null %s of %s) may refuse what the legacy backend writes",
            "ADD CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, after retirement");
        draft.tryOn(table);
      } else {
        onlyNewColumn(
            column,
            "lets %s of %s be null, which the legacy backend may not read",
            CreateStatements.RETIRED);
      }
    } else if (action.set_statistics() == null
        && action.STORAGE() == null
        && action.compression_identifier() == null
        && action.storage_parameters() == null
        && action.RESET() == null) {
      onlyNewColumn(
          column,
          "changes how values of %s of %s come to be",
          "a new column beside the old one, kept in step by a trigger");
    }
  }

  private void type(String column, Column_actionContext action) {
    String safe = "a new column beside the old one, kept in step by a trigger, filled in batches";
    // Whether USING changes anything shows in whether the rows are written anew.
    if (action.collate_identifier() != null) {
      onlyNewColumn(column, "changes the values or their order in %s of %s", safe);
      return;
    }
    String type = Names.text(action.data_type());
    draft.needs(
        new Need.WiderType(
            table,
            column,
            type,
            Refusal.local(
                "changes the column %s of %s, which the legacy backend may count on"
                    .formatted(column, table),
                safe)));
  }
}
