package org.handover.toolkit.script;

import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.handover.postgres.SqlToken;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Plpgsql_functionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;

/// PostgreSQL's grammar, as pgcodekeeper has it for ANTLR.
///
/// The grammar has to see the same literals as the server does: what [SqlToken] cuts differently
/// from ANTLR's lexer is masked before it is parsed.
final class SqlGrammar {
  private SqlGrammar() {}

  /// What was read, or why it could not be.
  ///
  /// @param error empty: it was read
  record Parsed<T>(List<T> trees, String error) {}

  static Parsed<StatementContext> statements(String sql) {
    return parsed(sql, parser -> parser.sql().statement());
  }

  static Parsed<Plpgsql_functionContext> body(String plpgsql) {
    return parsed(plpgsql, parser -> List.of(parser.plpgsql_function()));
  }

  private interface Rule<T> {
    List<T> apply(SQLParser parser);
  }

  private static <T> Parsed<T> parsed(String sql, Rule<T> rule) {
    String masked = masked(sql);
    try {
      return new Parsed<>(rule.apply(parser(masked)), "");
    } catch (ParseCancellationException e) {
      return new Parsed<>(List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static SQLParser parser(String masked) {
    SQLLexer lexer = new SQLLexer(CharStreams.fromString(masked));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new Stop());
    SQLParser parser = new SQLParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(new Stop());
    return parser;
  }

  /// ANTLR would go on behind an error, and make something of what it cannot read.
  private static final class Stop extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object symbol,
        int line,
        int column,
        String message,
        @Nullable RecognitionException e) {
      throw new ParseCancellationException(where(recognizer, symbol));
    }

    private static String where(Recognizer<?, ?> recognizer, @Nullable Object symbol) {
      boolean atEnd = symbol instanceof Token token && token.getType() == Token.EOF;
      String near =
          symbol instanceof Token token && recognizer instanceof Parser
              ? "'" + token.getText() + "'"
              : "its characters";
      return atEnd ? "at its end" : "near " + near;
    }
  }

  /// Of the same length. A backslash in `E'…'` and what it hides become letters; control characters
  /// that ANTLR takes for spaces, and the server does not, become what neither can read.
  private static String masked(String sql) {
    StringBuilder masked = new StringBuilder(sql.length());
    int at = 0;
    while (at < sql.length()) {
      SqlToken token = SqlToken.at(sql, at);
      masked.append(
          switch (token.type()) {
            case ESCAPE_STRING -> token.text().replaceAll("(?s)\\\\.", "xx");
            case OTHER -> token.text().matches("\\p{Cntrl}") ? "\\" : token.text();
            case LINE_COMMENT, BLOCK_COMMENT -> token.text().replaceAll("[^\\n]", " ");
            case SPACE, STRING, DOLLAR_STRING, NAME, WORD, SEMICOLON, OPEN -> token.text();
          });
      at = token.end();
    }
    return masked.toString();
  }
}
