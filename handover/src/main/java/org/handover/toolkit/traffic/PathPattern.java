package org.handover.toolkit.traffic;

import java.util.regex.Pattern;

/// A pattern of paths: `*` is one segment that is not empty, `/**` at the end is the path before it
/// and all below. `/api/**` holds `/api`, `/api/` and `/api/users/7`.
///
/// The characters are limited, so that a pattern can stand in an nginx configuration as it is.
public final class PathPattern {
  private static final Pattern ALLOWED = Pattern.compile("/[A-Za-z0-9._~@:+,=/-]*");
  private static final int LONGEST = 500;
  private static final String REST = "/**";

  private final String text;
  private final Pattern compiled;

  private PathPattern(String text) {
    this.text = text;
    this.compiled = Pattern.compile(regex());
  }

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException with what is wrong with it
  public static PathPattern parse(String text) {
    boolean rest = text.endsWith(REST);
    String fixed = rest ? text.substring(0, text.length() - 2) : text;
    boolean known =
        text.length() <= LONGEST && ALLOWED.matcher(fixed.replace("/*", "/x")).matches();
    if (!known || fixed.contains("//") || fixed.contains("/./") || fixed.contains("/../")) {
      throw new IllegalArgumentException(
          "a path pattern begins with /, holds letters, digits and ._~@:+,=-, and `*` as a whole"
              + " segment or `/**` at its end");
    }
    return new PathPattern(text);
  }

  /// Whether it holds this path.
  ///
  /// @param path normalized, without its query
  public boolean matches(String path) {
    return compiled.matcher(path).matches();
  }

  /// One regular expression for Java and for PCRE, anchored at both ends.
  public String regex() {
    boolean rest = text.endsWith(REST);
    String fixed = rest ? text.substring(0, text.length() - REST.length()) : text;
    StringBuilder regex = new StringBuilder("^");
    for (int i = 0; i < fixed.length(); i++) {
      char c = fixed.charAt(i);
      if (c == '*') {
        regex.append("[^/]+");
      } else if (Character.isLetterOrDigit(c) || c == '/' || c == '_') {
        regex.append(c);
      } else {
        regex.append('\\').append(c);
      }
    }
    // Dots of Java do not match line ends, which a decoded path may hold.
    return regex.append(rest ? "(/[\\s\\S]*)?$" : "$").toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
