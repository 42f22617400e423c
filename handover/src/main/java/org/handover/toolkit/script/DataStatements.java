package org.handover.toolkit.script;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.handover.toolkit.script.RowWrite.Kind;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.After_opsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Delete_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Insert_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Into_tableContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Merge_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.SconstContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Select_stmtContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Update_stmt_for_psqlContext;

/// SELECT, INSERT, UPDATE, DELETE, MERGE.
final class DataStatements {
  private DataStatements() {}

  static void read(Data_statementContext data, Draft draft) {
    if (data.select_stmt() != null && setsConfig(data.select_stmt(), draft)) {
      return;
    }
    draft.is(kind(data));
    rows(data, draft);
    calls(data, draft);
  }

  private static StatementKind kind(Data_statementContext data) {
    if (data.insert_stmt_for_psql() != null) {
      return StatementKind.INSERT;
    }
    if (data.update_stmt_for_psql() != null) {
      return StatementKind.UPDATE;
    }
    if (data.delete_stmt_for_psql() != null) {
      return StatementKind.DELETE;
    }
    return data.merge_stmt_for_psql() != null ? StatementKind.MERGE : StatementKind.SELECT;
  }

  /// What it may change, wherever that stands in it: a WITH can hold statements too.
  static void rows(ParserRuleContext tree, Draft draft) {
    for (Insert_stmt_for_psqlContext insert : Trees.all(tree, Insert_stmt_for_psqlContext.class)) {
      target(insert.insert_table_name, Kind.INSERT, Set.of(), draft);
    }
    for (Update_stmt_for_psqlContext update : Trees.all(tree, Update_stmt_for_psqlContext.class)) {
      target(update.update_table_name, Kind.UPDATE, set(update), draft);
    }
    for (Delete_stmt_for_psqlContext delete : Trees.all(tree, Delete_stmt_for_psqlContext.class)) {
      target(delete.delete_table_name, Kind.DELETE, Set.of(), draft);
    }
    for (Merge_stmt_for_psqlContext merge : Trees.all(tree, Merge_stmt_for_psqlContext.class)) {
      target(merge.merge_table_name, Kind.MERGE, Set.of(), draft);
    }
    for (Into_tableContext into : Trees.all(tree, Into_tableContext.class)) {
      draft.refuse(
          Refusal.local(
              "makes the table %s of a SELECT".formatted(Names.text(into.schema_qualified_name())),
              "CREATE TABLE … AS SELECT"));
    }
    for (After_opsContext after : Trees.all(tree, After_opsContext.class)) {
      if (after.FOR() != null) {
        draft.refuse(Refusal.local("locks the rows that it reads", "leave FOR … out"));
      }
    }
  }

  private static Set<String> set(Update_stmt_for_psqlContext update) {
    return update.update_set().stream()
        .flatMap(set -> set.column.stream())
        .map(column -> Names.simple(column.identifier()))
        .collect(Collectors.toSet());
  }

  private static void target(ParserRuleContext table, Kind kind, Set<String> columns, Draft draft) {
    QualifiedName name = Names.qualified(table);
    if (name.schema().matches("pg_.*|information_schema") || name.name().startsWith("pg_")) {
      draft.refuse(Refusal.global("writes into the server's own catalog", "leave it out"));
    }
    draft.writes(new RowWrite(name, kind, columns));
  }

  static void calls(ParserRuleContext tree, Draft draft) {
    calls(Trees.calls(tree), draft);
  }

  static void calls(Set<QualifiedName> calls, Draft draft) {
    if (!calls.isEmpty()) {
      draft.needs(
          new Need.HarmlessCalls(
              calls,
              Refusal.opaque("calls a function that may do more than compute", "leave it out")));
    }
  }

  /// `SELECT pg_catalog.set_config('search_path', '', false)` stands at the head of each dump.
  private static boolean setsConfig(Select_stmtContext select, Draft draft) {
    List<Function_callContext> calls = Trees.all(select, Function_callContext.class);
    if (calls.size() != 1 || calls.getFirst().schema_qualified_name_nontype() == null) {
      return false;
    }
    String call = Names.text(calls.getFirst());
    String words = Names.text(select).replaceAll("\\s+", " ").strip();
    List<SconstContext> values = Trees.all(calls.getFirst(), SconstContext.class);
    if (!Names.qualified(calls.getFirst().schema_qualified_name_nontype())
            .name()
            .equals("set_config")
        || values.size() != 2
        || !words.equalsIgnoreCase("SELECT " + call.replaceAll("\\s+", " "))
        || !words.matches("(?i).*, ?false ?\\)")) {
      return false;
    }
    draft.is(StatementKind.SETTING);
    String name = Names.literal(values.getFirst());
    Settings.allow(name, name.contains("."), Names.literal(values.get(1)), draft);
    return true;
  }
}
