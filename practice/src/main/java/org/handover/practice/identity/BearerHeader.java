package org.handover.practice.identity;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an `Authorization` header says, read as Flask-JWT-Extended reads it: a list of `scheme
/// value` fields, of which exactly one must be `Bearer`, in this spelling.
sealed interface BearerHeader {
  /// A token, not verified yet.
  record Token(String value) implements BearerHeader {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /// No header, or an empty one: counts as anonymous where a token is optional.
  record Absent() implements BearerHeader {}

  /// No field, or more than one, is `Bearer`: counts as anonymous where a token is optional.
  record OtherScheme() implements BearerHeader {}

  /// `Bearer` without a token, or with several words: refused even where a token is optional.
  record Malformed() implements BearerHeader {}

  /// Reads the header's value, unchanged.
  ///
  /// @param header where a request has several, joined with a comma, as gunicorn does
  static BearerHeader parse(@Nullable String header) {
    if (header != null && Format.isPlain(header)) {
      return new Token(header.substring(Format.SCHEME.length()));
    }
    if (header == null || Format.EMPTY.matcher(header).matches()) {
      return new Absent();
    }
    // Flask stumbles over a field without any word (500); here it is no Bearer field.
    List<List<String>> bearers =
        Format.AFTER_COMMA
            .splitAsStream(header)
            .map(BearerHeader::words)
            .filter(words -> !words.isEmpty() && words.getFirst().equals("Bearer"))
            .toList();
    if (bearers.size() != 1) {
      return new OtherScheme();
    }
    List<String> words = bearers.getFirst();
    return words.size() == 2 ? new Token(words.getLast()) : new Malformed();
  }

  private static List<String> words(String field) {
    return Format.SPACES.splitAsStream(field).filter(word -> !word.isEmpty()).toList();
  }

  /// What Python's `str` methods split at: more characters are white space to them than to `\s`.
  final class Format {
    private static final String SPACE = "[\\p{javaWhitespace}\\p{javaSpaceChar}\\x85]";
    private static final Pattern SPACES = Pattern.compile(SPACE + "+");
    private static final Pattern AFTER_COMMA = Pattern.compile("," + SPACE + "*");
    private static final Pattern EMPTY = Pattern.compile(SPACE + "*+,*+" + SPACE + "*+");

    private static final String SCHEME = "Bearer ";

    private Format() {}

    /// What every client sends: one field, and in it nothing but the characters of a JWT. It is
    /// read without the patterns, which would take longer than to verify the token.
    private static boolean isPlain(String header) {
      return header.length() > SCHEME.length()
          && header.startsWith(SCHEME)
          && header.chars().skip(SCHEME.length()).allMatch(Format::isInJwt);
    }

    private static boolean isInJwt(int c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '.'
          || c == '-'
          || c == '_';
    }
  }
}
