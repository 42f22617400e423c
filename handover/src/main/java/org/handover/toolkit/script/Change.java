package org.handover.toolkit.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement of a script.
///
/// @param script the file's name
/// @param number of the statement in it, from 1
/// @param line where it starts
/// @param batch how it is cut into pieces; null: it runs in one
public record Change(String script, int number, int line, String sql, @Nullable Batch batch) {
  private static final Pattern SETTING =
      Pattern.compile("(?is)(SET\\s+(?!LOCAL|CONSTRAINTS|TRANSACTION)|RESET\\s).*");
  private static final Pattern DIRECTIVE = Pattern.compile("handover:batch\\s+(\\S+)\\s+(\\S+)");

  /// The comment `-- handover:batch TABLE KEY` before a statement which uses `:first` and `:last`,
  /// the bounds of an integer key: the statement runs once for each stretch of keys.
  ///
  /// @param table as SQL wants it
  /// @param key as SQL wants it
  public record Batch(String table, String key) {}

  static Change of(String script, int number, SqlLexer.Piece piece) {
    return new Change(script, number, piece.line(), piece.sql(), batch(piece.comments()));
  }

  private static @Nullable Batch batch(List<String> comments) {
    for (String comment : comments) {
      Matcher directive = DIRECTIVE.matcher(comment);
      if (directive.matches()) {
        return new Batch(directive.group(1), directive.group(2));
      }
    }
    return null;
  }

  /// It holds for the session and changes nothing: it is run each time and never recorded.
  public boolean isSetting() {
    return SETTING.matcher(sql).matches();
  }

  /// The statement for one stretch of keys, both ends included.
  public String between(long first, long last) {
    return sql.replaceAll("(?<!:):first\\b", Long.toString(first))
        .replaceAll("(?<!:):last\\b", Long.toString(last));
  }

  public String id() {
    return script + ":" + line;
  }

  /// The first line, to be recognised by.
  public String shown() {
    String line = sql.replaceAll("\\s+", " ");
    return line.length() <= 90 ? line : line.substring(0, 89) + "…";
  }
}
