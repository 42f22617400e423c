package org.handover.practice.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The small parts of a database URL, and what to say of one that is not well-formed.
final class DatabaseUrlSyntax {
  private static final int DEFAULT_PORT = 5432;
  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[^]]*]|[^:\\[\\]]*)(?::(?<port>[0-9]*))?");

  private DatabaseUrlSyntax() {}

  static StartRefusedException invalid(String reason) {
    return new StartRefusedException(
        new Refusal.InvalidSetting(
            DatabaseUrl.VARIABLE, reason, "Write it like " + DatabaseUrl.EXAMPLE));
  }

  static StartRefusedException explain(String url) {
    if (url.isEmpty()) {
      return invalid("is set but empty (leave it unset for an embedded database)");
    }
    if (!url.matches("(?s)postgres(ql)?://.*")) {
      return invalid("does not start with postgresql:// or postgres://");
    }
    return invalid(
        "does not parse (in a user or password, write %40 for @, %2F for /, %3A for : and %25 for %)");
  }

  /// An absent host is this machine, an absent port 5432.
  static DatabaseUrl.Host host(String text) {
    Matcher matcher = HOST.matcher(text);
    if (!matcher.matches()) {
      throw invalid("has a host that does not parse (host, host:5432 or [::1]:5432 is expected)");
    }
    String name = decode("host", matcher.group("name"));
    if (name != null && name.startsWith("/")) {
      throw invalid("names a UNIX socket: only hosts are supported");
    }
    return new DatabaseUrl.Host(
        name == null || name.isEmpty() ? "localhost" : name, port(matcher.group("port")));
  }

  private static int port(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return DEFAULT_PORT;
    }
    int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw invalid("has a port outside 1..65535");
    }
    return port;
  }

  static @Nullable String decode(String part, @Nullable String text) {
    if (text == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = Pattern.compile("%([0-9A-Fa-f]{2})|[^%]+").matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      if (matcher.group(1) == null) {
        bytes.writeBytes(matcher.group().getBytes(StandardCharsets.UTF_8));
      } else {
        bytes.write(Integer.parseInt(matcher.group(1), 16));
      }
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (end < text.length()) {
      throw invalid("has a % without two hexadecimal digits in its " + part + " (write %25 for %)");
    }
    return text(part, bytes.toByteArray());
  }

  private static String text(String part, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw invalid("has a %00 in its " + part);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw invalid("has a " + part + " that is not UTF-8 once decoded");
    }
  }
}
