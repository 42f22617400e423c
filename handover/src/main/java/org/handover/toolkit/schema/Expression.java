package org.handover.toolkit.schema;

import java.util.regex.Pattern;

/// An expression without what PostgreSQL adds when it writes it down. After a dump and a restore,
/// `kind IN ('a', 'b')` reads differently: other casts, other parentheses, the same meaning.
final class Expression {
  private static final Pattern CAST =
      Pattern.compile(
          "::(\"[^\"]+\"|character varying|double precision|bit varying|time(stamp)? with(out)? time zone|[a-z_0-9.]+)"
              + "(\\(\\d+(,\\s*\\d+)?\\))?(\\[])*");

  private Expression() {}

  static String plain(String text) {
    return CAST.matcher(text).replaceAll("").replaceAll("[()]|ARRAY|\\s+(?=\\s)", "").strip();
  }

  /// `btree (a, b) WHERE (…)`: what stands before the predicate is written in one way only.
  static String plainPredicate(String index) {
    int where = index.indexOf(" WHERE ");
    return where < 0
        ? index
        : index.substring(0, where) + " WHERE " + plain(index.substring(where + 7));
  }
}
