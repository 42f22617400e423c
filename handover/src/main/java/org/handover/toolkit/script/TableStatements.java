package org.handover.toolkit.script;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Constr_bodyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Constraint_commonContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_as_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Define_columnsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_column_defContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_column_definitionContext;

/// New tables, and the columns of tables.
final class TableStatements {
  private TableStatements() {}

  static void create(Create_table_statementContext table, Draft draft) {
    draft.is(StatementKind.CREATE_TABLE);
    if (table.TEMP() != null || table.TEMPORARY() != null) {
      draft.refuse(CreateStatements.temporary());
    }
    CreateStatements.taken(draft, ObjectKind.RELATION, table.name);
    QualifiedName name = Names.qualified(table.name);
    if (table.define_table().define_columns() != null) {
      columns(name, table.define_table().define_columns(), draft);
    }
    if (table.define_table().define_partition() != null
        && table.define_table().define_partition().list_of_type_column_def() != null) {
      draft.onlyNew(
          ObjectKind.RELATION,
          Names.qualified(table.define_table().define_partition().parent_table),
          "a partition with rules of its own may refuse what the legacy backend writes",
          "leave them out");
    }
    for (Constraint_commonContext constraint : Trees.all(table, Constraint_commonContext.class)) {
      deletes(constraint.constr_body(), table, draft);
    }
    DataStatements.calls(table, draft);
  }

  private static void columns(QualifiedName table, Define_columnsContext columns, Draft draft) {
    if (columns.names_in_parens() != null) {
      for (QualifiedName parent : Names.all(columns.names_in_parens().names_references())) {
        draft.onlyNew(
            ObjectKind.RELATION,
            parent,
            "rows of %s would show among those of %s".formatted(table, parent),
            "LIKE instead of INHERITS");
      }
    }
  }

  /// ON DELETE SET NULL of a column that may not be null fails.
  private static void deletes(
      Constr_bodyContext body, Create_table_statementContext table, Draft draft) {
    if (body.REFERENCES() == null
        || body.changed_action().stream()
            .noneMatch(
                a -> a.DELETE() != null && a.action().SET() != null && a.action().NULL() != null)) {
      return;
    }
    Set<String> demanded = demanded(table);
    List<String> columns =
        body.col_period != null
            ? List.copyOf(Names.simples(body.col_period.schema_qualified_name()))
            : body.getParent().getParent() instanceof Table_column_definitionContext column
                ? List.of(Names.simple(column.identifier()))
                : List.of();
    columns.stream()
        .filter(demanded::contains)
        .forEach(column ->
            draft.onlyNew(
                ObjectKind.RELATION,
                Names.qualified(body.schema_qualified_name()),
                "a DELETE of the legacy backend fails: ON DELETE SET NULL of %s, which may not be null"
                    .formatted(column),
                "ON DELETE CASCADE, or a column that may be null"));
  }

  private static Set<String> demanded(Create_table_statementContext table) {
    return Trees.all(table, Table_column_defContext.class).stream()
        .map(Table_column_defContext::table_column_definition)
        .filter(column -> column != null && isDemanded(column))
        .map(column -> Names.simple(column.identifier()))
        .collect(Collectors.toSet());
  }

  private static boolean isDemanded(Table_column_definitionContext column) {
    return column.constraint_common().stream()
        .map(Constraint_commonContext::constr_body)
        .anyMatch(body -> body.PRIMARY() != null || isNotNull(body));
  }

  private static boolean isNotNull(Constr_bodyContext body) {
    return body.NULL() != null && body.NOT() != null;
  }

  static void createAs(Create_table_as_statementContext table, Draft draft) {
    draft.is(StatementKind.CREATE_TABLE_AS);
    if (table.TEMP() != null || table.TEMPORARY() != null) {
      draft.refuse(CreateStatements.temporary());
    }
    if (table.EXECUTE() != null) {
      draft.refuse(Refusal.opaque("runs a prepared statement", "write its SELECT out"));
    }
    CreateStatements.taken(draft, ObjectKind.RELATION, table.name);
    DataStatements.rows(table, draft);
    DataStatements.calls(table, draft);
  }

  /// `ADD COLUMN`.
  static void addColumn(QualifiedName table, Table_column_definitionContext column, Draft draft) {
    String name = Names.simple(column.identifier());
    boolean demanded = false;
    boolean filled = Names.words(column.data_type()).matches("(BIG|SMALL)?SERIAL[248]?");
    boolean nulled = false;
    for (Constraint_commonContext constraint : column.constraint_common()) {
      Constr_bodyContext body = constraint.constr_body();
      demanded |= isNotNull(body) || body.PRIMARY() != null;
      filled |= body.DEFAULT() != null || body.GENERATED() != null || body.identity_body() != null;
      nulled |=
          body.changed_action().stream()
              .anyMatch(a -> a.DELETE() != null && a.action().NULL() != null);
      RuleOfTable.constraint(table, body, name, draft);
    }
    if (demanded && !filled) {
      draft.onlyNew(
          ObjectKind.RELATION,
          table,
          "an INSERT of the legacy backend fails: %s is NOT NULL and has no database default"
              .formatted(name),
          "give it a DEFAULT, which is kept in the database");
    }
    if (demanded && nulled) {
      draft.onlyNew(
          ObjectKind.RELATION,
          table,
          "a DELETE of the legacy backend fails: ON DELETE SET NULL of %s, which may not be null"
              .formatted(name),
          "ON DELETE CASCADE, or a column that may be null");
    }
    if (column.define_foreign_options() != null || column.encoding_identifier() != null) {
      draft.refuse(CreateStatements.beyond("is for tables of another server"));
    }
  }
}
