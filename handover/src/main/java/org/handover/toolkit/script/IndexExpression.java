package org.handover.toolkit.script;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Cast_specificationContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;

/// The expressions of an index, which are computed for each row that is written: one that fails for
/// a value refuses the row.
final class IndexExpression {
  /// Functions of the server that give a result for every value.
  private static final Set<String> TOTAL =
      Stream.of(
              "array_to_string",
              "btrim",
              "cardinality",
              "ceil",
              "char_length",
              "coalesce",
              "concat_ws",
              "date_part",
              "date_trunc",
              "digest",
              "floor",
              "immutable_unaccent",
              "initcap",
              "jsonb_extract_path",
              "jsonb_extract_path_text",
              "jsonb_typeof",
              "left",
              "length",
              "lower",
              "ltrim",
              "md5",
              "octet_length",
              "replace",
              "reverse",
              "right",
              "rtrim",
              "setweight",
              "split_part",
              "starts_with",
              "strpos",
              "substr",
              "to_tsvector",
              "trunc",
              "upper")
          .collect(Collectors.toSet());

  /// To which any value can be cast.
  private static final Set<String> TEXTS = Set.of("TEXT", "VARCHAR", "CHARACTER VARYING");

  private IndexExpression() {}

  /// What in it may fail, in words; empty: nothing.
  static Optional<String> mayFail(ParserRuleContext expression) {
    return Stream.of(casts(expression), arithmetic(expression), calls(expression))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> casts(ParserRuleContext expression) {
    Stream<Data_typeContext> written =
        Trees.all(expression, VexContext.class).stream()
            .filter(vex -> vex.CAST_EXPRESSION() != null && !Trees.columns(vex).isEmpty())
            .map(VexContext::data_type);
    Stream<Data_typeContext> spelled =
        Trees.all(expression, Cast_specificationContext.class).stream()
            .filter(cast -> !Trees.columns(cast).isEmpty())
            .map(Cast_specificationContext::data_type);
    return Stream.concat(written, spelled)
        .map(Names::words)
        .filter(type -> !TEXTS.contains(type.replaceFirst("\\(.*", "").strip()))
        .findFirst()
        .map("the cast to %s"::formatted);
  }

  private static Optional<String> arithmetic(ParserRuleContext expression) {
    return Trees.all(expression, VexContext.class).stream()
        .filter(vex ->
            vex.PLUS() != null
                || vex.MINUS() != null
                || vex.MULTIPLY() != null
                || vex.DIVIDE() != null
                || vex.MODULAR() != null
                || vex.EXP() != null)
        .filter(vex -> !Trees.columns(vex).isEmpty())
        .findFirst()
        .map(vex -> Names.text(vex));
  }

  private static Optional<String> calls(ParserRuleContext expression) {
    return Trees.all(expression, Function_callContext.class).stream()
        .filter(call -> call.schema_qualified_name_nontype() != null)
        .filter(call -> !Trees.columns(call).isEmpty())
        .map(call -> Names.qualified(call.schema_qualified_name_nontype()))
        .filter(function ->
            !TOTAL.contains(function.name())
                || !(function.schema().isEmpty() || function.schema().equals("pg_catalog")))
        .findFirst()
        .map("the function %s"::formatted);
  }
}
