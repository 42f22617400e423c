package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/// Names out of a parse tree, folded as PostgreSQL folds them.
final class Names {
  private Names() {}

  /// Of up to three parts; the catalog's, if there is one, is left out.
  static QualifiedName qualified(ParserRuleContext name) {
    List<String> parts = parts(name);
    int last = parts.size() - 1;
    return last < 1
        ? QualifiedName.of(parts.getFirst())
        : new QualifiedName(parts.get(last - 1), parts.get(last));
  }

  /// The name of a table and, last, of a column of it.
  static List<String> parts(ParserRuleContext name) {
    List<String> parts = new ArrayList<>();
    tokens(name, parts);
    return parts;
  }

  /// The last part.
  static String simple(ParserRuleContext name) {
    return parts(name).getLast();
  }

  static List<QualifiedName> all(SQLParser.Names_referencesContext names) {
    return names.schema_qualified_name().stream().map(Names::qualified).toList();
  }

  /// The names in a statement besides the one that it is about.
  static Set<QualifiedName> others(ParserRuleContext statement, ParserRuleContext name) {
    return Trees.all(statement, SQLParser.Schema_qualified_nameContext.class).stream()
        .filter(other -> !other.equals(name))
        .map(Names::qualified)
        .collect(Collectors.toSet());
  }

  static Set<String> simples(List<? extends ParserRuleContext> names) {
    return names.stream().map(Names::simple).collect(Collectors.toSet());
  }

  private static void tokens(ParseTree tree, List<String> parts) {
    if (tree instanceof TerminalNode leaf) {
      if (leaf.getSymbol().getType() != SQLParser.DOT) {
        parts.add(folded(raw(leaf.getSymbol())));
      }
      return;
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      tokens(tree.getChild(i), parts);
    }
  }

  /// As it is stored: PostgreSQL folds only ASCII, ANTLR's lexer all letters.
  static String folded(String name) {
    if (name.startsWith("\"")) {
      return name.substring(1, name.length() - 1).replace("\"\"", "\"");
    }
    StringBuilder folded = new StringBuilder(name.length());
    name.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
    return folded.toString();
  }

  private static String raw(Token token) {
    return token.getInputStream().getText(Interval.of(token.getStartIndex(), token.getStopIndex()));
  }

  /// As it is written.
  static String text(@Nullable ParserRuleContext context) {
    if (context == null || context.getStop() == null) {
      return "";
    }
    return context
        .getStart()
        .getInputStream()
        .getText(Interval.of(context.getStart().getStartIndex(), context.getStop().getStopIndex()));
  }

  /// The words of a leaf or of a tree without literals, in upper case.
  static String words(ParserRuleContext context) {
    return text(context).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /// What a literal holds.
  static String literal(SQLParser.SconstContext literal) {
    String text = text(literal);
    if (text.startsWith("$")) {
      int quote = text.indexOf('$', 1) + 1;
      return text.substring(quote, text.length() - quote);
    }
    int open = text.indexOf('\'');
    return text.substring(open + 1, text.length() - 1).replace("''", "'");
  }
}
