package org.handover.toolkit.script;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.postgres.SqlToken;

/// A statement's own words, told apart from what stands in its literals, quoted names and comments.
public final class SqlSkeleton {
  private static final Pattern SPECIAL_NAME = Pattern.compile("(?i)\\bU&[\"']");

  private SqlSkeleton() {}

  /// With empty literals, with names `"n"`, and without comments.
  public static String of(String sql) {
    StringBuilder skeleton = new StringBuilder();
    for (int at = 0; at < sql.length(); ) {
      SqlToken token = SqlToken.at(sql, at);
      skeleton.append(
          switch (token.type()) {
            case SPACE, LINE_COMMENT, BLOCK_COMMENT -> " ";
            case STRING, ESCAPE_STRING, DOLLAR_STRING -> "''";
            case NAME -> "\"n\"";
            case WORD, SEMICOLON, OTHER, OPEN -> token.text();
          });
      at = token.end();
    }
    return skeleton.toString().strip();
  }

  /// Every name that a statement could mean, as it is stored.
  public static Set<String> names(String sql) {
    Set<String> names = new LinkedHashSet<>();
    for (int at = 0; at < sql.length(); ) {
      SqlToken token = SqlToken.at(sql, at);
      if (token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.NAME) {
        names.add(Names.folded(token.text()));
      }
      at = token.end();
    }
    return names;
  }

  /// Whether it has a name or a text that is written with codes, so that it is not seen here.
  public static boolean hasCodedNames(String skeleton) {
    return SPECIAL_NAME.matcher(skeleton).find();
  }
}
