package org.handover.toolkit.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// The small parts of a database URL.
final class UrlSyntax {
  private static final int DEFAULT_PORT = 5432;
  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[^]]*]|[^:\\[\\]]*)(?::(?<port>[0-9]{0,5}))?");

  private UrlSyntax() {}

  static StoppedException invalid(String reason) {
    return new StoppedException(
        new Fault.Misconfigured(
            "database URL",
            reason,
            "write it like postgresql://user:p%40ss@host:5432/db?sslmode=require"));
  }

  static List<DatabaseUrl.Host> hosts(String text) {
    return Arrays.stream(text.split(",", -1)).map(UrlSyntax::host).toList();
  }

  /// An absent host is this machine, an absent port 5432.
  private static DatabaseUrl.Host host(String text) {
    Matcher matcher = HOST.matcher(text);
    if (!matcher.matches()) {
      throw invalid("has a host that does not parse (host, host:5432 or [::1]:5432 is expected)");
    }
    String name = decode(matcher.group("name"));
    if (name != null && name.startsWith("/")) {
      throw invalid("names a UNIX socket: only hosts are supported");
    }
    return new DatabaseUrl.Host(name == null ? "localhost" : name, port(matcher.group("port")));
  }

  private static int port(@Nullable String digits) {
    int port = digits == null || digits.isEmpty() ? DEFAULT_PORT : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw invalid("has a port outside 1..65535");
    }
    return port;
  }

  /// Null for what is absent or empty. In libpq a plus is a plus.
  static @Nullable String decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
      throw invalid("has a % without two hexadecimal digits (write %25 for %)");
    }
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static String write(DatabaseUrl url, @Nullable String password) {
    String user = url.user() == null ? "" : encode(url.user());
    String secret = password == null ? "" : ":" + encode(password);
    String hosts =
        url.hosts().stream().map(h -> h.name() + ":" + h.port()).collect(Collectors.joining(","));
    String query =
        url.parameters().entrySet().stream()
            .map(p -> p.getKey() + "=" + encode(p.getValue()))
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
    return "postgresql://%s%s/%s%s"
        .formatted(
            user.isEmpty() ? "" : user + secret + "@",
            hosts,
            encode(url.database()),
            query.length() == 1 ? "" : query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
