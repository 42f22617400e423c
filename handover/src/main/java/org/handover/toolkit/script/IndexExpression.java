package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Cast_specificationContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.IdentifierContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_restContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;

/// The expressions of an index, or of a generated column, which are computed for each row that is
/// written: one that fails for a value refuses the row.
public final class IndexExpression {
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
              "date",
              "date_part",
              "date_trunc",
              "digest",
              "floor",
              "hashtext",
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
              "num_nonnulls",
              "num_nulls",
              "octet_length",
              "replace",
              "reverse",
              "right",
              "round",
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

  /// Functions of the server whose results are short.
  private static final Set<String> SHORT =
      Set.of(
          "char_length",
          "date_trunc",
          "digest",
          "hashtext",
          "left",
          "length",
          "md5",
          "octet_length");

  /// To which any value can be cast.
  private static final Set<String> TEXTS =
      Set.of("TEXT", "VARCHAR", "CHARACTER VARYING", "BPCHAR", "NAME");

  private static final Pattern PLAIN = Pattern.compile("\\(?(?:\"(?:[^\"]|\"\")+\"|\\w+)\\)?");

  private static final Pattern OWN_OPERATOR = Pattern.compile("(?i)\\bOPERATOR\\s*\\(");

  private IndexExpression() {}

  /// Which casts of a column never fail.
  public interface SafeCasts {
    /// Of the column to the type, which is written as PostgreSQL writes it.
    boolean isSafe(String column, String type);
  }

  /// What of an index may fail for a row, in words; empty: nothing.
  ///
  /// @param definition `btree (lower(a) DESC) WHERE (b > 0)`, as PostgreSQL writes it
  public static Optional<String> ofIndex(String definition, SafeCasts safe) {
    return read("CREATE INDEX i ON t USING " + definition, safe);
  }

  /// What of an expression may fail for a row, in words; empty: nothing.
  public static Optional<String> of(String expression, SafeCasts safe) {
    return read("SELECT " + expression, safe);
  }

  private static Optional<String> read(String sql, SafeCasts safe) {
    SqlGrammar.Parsed<StatementContext> parsed = SqlGrammar.statements(sql);
    return parsed.error().isEmpty() && parsed.trees().size() == 1
        ? mayFail(parsed.trees().getFirst(), safe)
        : Optional.of("what is not understood (%s)".formatted(parsed.error()));
  }

  /// What an entry of a B-tree keeps of a row, apart from what is short whatever the row holds, and
  /// from what may fail; nothing, if the index is of another kind.
  ///
  /// @param definition as for [#ofIndex]
  public static List<KeptValue> kept(String definition) {
    return SqlGrammar.statements("CREATE INDEX i ON t USING " + definition).trees().stream()
        .flatMap(tree -> Trees.all(tree, Index_restContext.class).stream())
        .flatMap(index -> kept(index).stream())
        .toList();
  }

  static List<KeptValue> kept(Index_restContext index) {
    if (index.method != null && !Names.simple(index.method).equals("btree")) {
      return List.of();
    }
    List<ParserRuleContext> values = new ArrayList<>();
    index.index_columns().index_column().stream()
        .map(key -> key.column)
        .filter(key -> !isShort(key) && mayFail(key).isEmpty())
        .forEach(values::add);
    if (index.including_index() != null) {
      values.addAll(index.including_index().identifier());
    }
    return values.stream()
        .map(value ->
            new KeptValue(
                Names.text(value),
                value instanceof IdentifierContext name
                    ? Set.of(Names.simple(name))
                    : Trees.columns(value)))
        .filter(
            value -> !value.columns().isEmpty() && !OWN_OPERATOR.matcher(value.expression()).find())
        .toList();
  }

  /// Whatever it is computed from.
  private static boolean isShort(ParserRuleContext key) {
    String text = Names.text(key).replaceFirst("^\\((.*)\\)$", "$1");
    return Trees.all(key, Function_callContext.class).stream()
        .findFirst()
        .filter(call -> call.schema_qualified_name_nontype() != null)
        .filter(call -> Names.text(call).equals(text))
        .map(call -> Names.qualified(call.schema_qualified_name_nontype()).name())
        .filter(SHORT::contains)
        .isPresent();
  }

  /// What in it may fail, in words; empty: nothing.
  static Optional<String> mayFail(ParserRuleContext expression) {
    return mayFail(expression, (_, _) -> false);
  }

  private static Optional<String> mayFail(ParserRuleContext expression, SafeCasts safe) {
    return Stream.of(casts(expression, safe), arithmetic(expression), calls(expression))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> casts(ParserRuleContext expression, SafeCasts safe) {
    Stream<String> written =
        Trees.all(expression, VexContext.class).stream()
            .filter(vex -> vex.CAST_EXPRESSION() != null)
            .filter(vex -> isUnsafe(vex, vex.data_type(), safe))
            .map(vex -> Names.words(vex.data_type()));
    Stream<String> spelled =
        Trees.all(expression, Cast_specificationContext.class).stream()
            .filter(cast -> isUnsafe(cast, cast.data_type(), safe))
            .map(cast -> Names.words(cast.data_type()));
    return Stream.concat(written, spelled).findFirst().map("the cast to %s"::formatted);
  }

  private static boolean isUnsafe(ParserRuleContext cast, Data_typeContext type, SafeCasts safe) {
    Set<String> columns = Trees.columns(cast);
    String words = Names.words(type);
    if (columns.isEmpty() || TEXTS.contains(words.replaceFirst("\\(.*", "").strip())) {
      return false;
    }
    boolean ofAColumn =
        columns.size() == 1
            && PLAIN.matcher(Names.text(cast).replaceFirst("::[^:]*$", "")).matches();
    return !ofAColumn
        || !safe.isSafe(columns.iterator().next(), words.toLowerCase(java.util.Locale.ROOT));
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
