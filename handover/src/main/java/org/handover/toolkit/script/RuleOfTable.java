package org.handover.toolkit.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Changed_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Constr_bodyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_columnContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_restContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Nulls_distinctionContext;

/// Constraints and unique indexes: what the rows of a table have to keep.
final class RuleOfTable {
  private RuleOfTable() {}

  /// @param column that it stands at; empty: it is one of the table
  static void constraint(QualifiedName table, Constr_bodyContext body, String column, Draft draft) {
    Set<String> own = column.isEmpty() ? Set.of() : Set.of(column);
    if (body.EXCLUDE() != null) {
      rule(table, "exclude", expressions(body.index_column()), false, draft);
    } else if (body.REFERENCES() != null) {
      foreignKey(table, body, own, draft);
    } else if (body.CHECK() != null) {
      rule(table, "check", Trees.columns(body.expression), true, draft);
    } else if (body.UNIQUE() != null) {
      keyed(table, "unique", body, own, draft);
    } else if (body.PRIMARY() != null) {
      keyed(table, "primary key", body, own, draft);
    } else if (body.NULL() != null && body.NOT() != null && body.col_name != null) {
      rule(table, "not null", Set.of(Names.simple(body.col_name)), true, draft);
    }
    DataStatements.calls(body, draft);
  }

  private static void foreignKey(
      QualifiedName table, Constr_bodyContext body, Set<String> own, Draft draft) {
    Set<String> columns =
        body.col_period == null ? own : Names.simples(body.col_period.schema_qualified_name());
    rule(table, "foreign key", columns, body.FULL() != null, draft);
    for (Changed_actionContext action : body.changed_action()) {
      if (action.DELETE() != null && action.action().DEFAULT() != null) {
        draft.onlyNew(
            ObjectKind.RELATION,
            Names.qualified(body.schema_qualified_name()),
            "a DELETE of the legacy backend fails unless the default refers to a row",
            "ON DELETE CASCADE or ON DELETE SET NULL");
      }
    }
  }

  private static void keyed(
      QualifiedName table, String kind, Constr_bodyContext body, Set<String> own, Draft draft) {
    if (body.index_parameters() != null
        && body.index_parameters().INDEX() != null
        && body.index_parameters().schema_qualified_name() != null) {
      draft.needs(
          new Need.RuleOnNewColumn(
              table,
              Set.of(),
              Names.simple(body.index_parameters().schema_qualified_name()),
              kind.equals("primary key"),
              refusal(kind, "USING INDEX")));
      draft.tryOn(table);
      return;
    }
    Set<String> columns =
        body.col_overlaps == null ? own : Names.simples(body.col_overlaps.schema_qualified_name());
    rule(table, kind, columns, isNullOne(body.nulls_distinction()), draft);
  }

  static void unique(QualifiedName table, Index_restContext index, Draft draft) {
    rule(
        table,
        "unique",
        expressions(index.index_columns().index_column()),
        isNullOne(index.nulls_distinction()),
        draft);
  }

  /// `NULLS NOT DISTINCT`.
  private static boolean isNullOne(@Nullable Nulls_distinctionContext nulls) {
    return nulls != null && nulls.NOT() != null;
  }

  private static Set<String> expressions(List<Index_columnContext> columns) {
    Set<String> all = new LinkedHashSet<>();
    columns.forEach(column -> all.addAll(Trees.columns(column.column)));
    return all;
  }

  private static void rule(
      QualifiedName table, String kind, Set<String> columns, boolean each, Draft draft) {
    draft.needs(
        new Need.RuleOnNewColumn(
            table, columns, "", each, refusal(kind, String.join(", ", columns))));
    draft.tryOn(table);
  }

  private static Refusal refusal(String kind, String columns) {
    return Refusal.local(
        "a new rule (%s %s) may refuse what the legacy backend writes".formatted(kind, columns),
        "check it in the new backend, and add it after retirement");
  }
}
