package org.handover.toolkit.parity.play;

import java.util.regex.Pattern;
import org.handover.toolkit.wire.Header;

/// Keeps passwords, tokens and cookies out of reports.
public final class Secrets {
  private static final String STRUCK = "***";
  private static final Pattern HEADERS =
      Pattern.compile(
          "(?i)authorization|proxy-authorization|cookie|set-cookie|.*(key|token|secret).*");
  private static final Pattern SECRET_KEYS =
      Pattern.compile("(?i)[a-z_-]{0,30}(?:passw|token|secret|api_?key)[a-z_-]{0,30}");
  // Possessive: linear on whatever was sent.
  private static final Pattern VALUES =
      Pattern.compile(
          "(?i)(\"[a-z_-]{0,30}(?:passw|token|secret|api_?key)[a-z_-]{0,30}\"\\s{0,5}:\\s{0,5})\"(?:[^\"\\\\]++|\\\\.)*+\"?");
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)([?&][a-z_-]{0,30}(?:passw|token|secret|api_?key|signature)[a-z_-]{0,30}=)[^&#\\s\"']++");
  private static final Pattern TOKENS =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");

  private Secrets() {}

  /// @param where a JSON pointer: to a secret, what is there is one
  static String strike(String where, String value) {
    String key = where.substring(where.lastIndexOf('/') + 1);
    return SECRET_KEYS.matcher(key).matches() && value.startsWith("\"") ? STRUCK : strike(value);
  }

  public static String strike(String text) {
    String struck = VALUES.matcher(text).replaceAll("$1\"" + STRUCK + "\"");
    struck = QUERY.matcher(struck).replaceAll("$1" + STRUCK);
    return TOKENS.matcher(struck).replaceAll(STRUCK);
  }

  static String strike(Header header) {
    boolean secret = HEADERS.matcher(header.name()).matches();
    return "%s: %s".formatted(header.name(), secret ? STRUCK : strike(header.value()));
  }
}
