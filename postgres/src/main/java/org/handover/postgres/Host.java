package org.handover.postgres;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the servers that are tried in turn.
///
/// @param name an address in brackets if it is IPv6; the folder of a UNIX socket if it begins with
///   /
public record Host(String name, int port) {
  static final int DEFAULT_PORT = 5432;

  private static final Pattern IN_URI =
      Pattern.compile("(?<name>\\[[^]]*]|[^:\\[\\]]*)(?::(?<port>[0-9]*))?");

  /// As keywords say it.
  static Host of(String name, String port) {
    if (name.startsWith("@")) {
      throw new InvalidUrlException("names an abstract UNIX socket, which is not supported");
    }
    boolean bare = name.contains(":") && !name.startsWith("[") && !name.startsWith("/");
    return new Host(bare ? "[" + name + "]" : name, port(port));
  }

  /// As it stands in a URI, or `host` and `port` of the two of them.
  static Matcher inUri(String text) {
    Matcher matcher = IN_URI.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidUrlException(
          "has a host that does not parse (host, host:5432 or [::1]:5432 is expected)");
    }
    return matcher;
  }

  private static int port(String digits) {
    if (digits.isEmpty()) {
      return DEFAULT_PORT;
    }
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw new InvalidUrlException("has a port outside 1..65535");
    }
    return port;
  }

  public boolean isSocket() {
    return name.startsWith("/");
  }

  /// As libpq's programs take it: without brackets.
  public String plainName() {
    return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
  }

  /// The file of a UNIX socket.
  String socket() {
    return String.format(Locale.ROOT, "%s/.s.PGSQL.%d", name, port);
  }

  @Override
  public String toString() {
    return name + ":" + port;
  }
}
