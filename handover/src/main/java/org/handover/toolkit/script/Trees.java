package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Indirection_varContext;

/// What stands anywhere in a parse tree.
final class Trees {
  private Trees() {}

  /// From left to right, the tree itself too.
  static <T extends ParserRuleContext> List<T> all(ParseTree tree, Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(tree, type, found);
    return found;
  }

  private static <T extends ParserRuleContext> void collect(
      ParseTree tree, Class<T> type, List<T> found) {
    if (type.isInstance(tree)) {
      found.add(type.cast(tree));
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), type, found);
    }
  }

  /// The functions that are called by name. What has a syntax of its own (COALESCE, CAST, EXTRACT
  /// …) only computes.
  static Set<QualifiedName> calls(ParserRuleContext tree) {
    Set<QualifiedName> calls = new LinkedHashSet<>();
    for (Function_callContext call : all(tree, Function_callContext.class)) {
      if (call.schema_qualified_name_nontype() != null) {
        calls.add(Names.qualified(call.schema_qualified_name_nontype()));
      }
    }
    return calls;
  }

  /// The columns that an expression mentions, without the names of tables before them.
  static Set<String> columns(ParserRuleContext expression) {
    Set<String> columns = new LinkedHashSet<>();
    for (Indirection_varContext variable : all(expression, Indirection_varContext.class)) {
      columns.add(Names.simple(variable));
    }
    return columns;
  }
}
