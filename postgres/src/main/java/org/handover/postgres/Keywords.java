package org.handover.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a URI or a keyword string says, as libpq's keywords. The last of repeated ones counts.
final class Keywords {
  /// What says where the database is and who asks, and is no [UrlParameter].
  static final List<String> PLACE =
      List.of("host", "port", "dbname", "user", "password", "passfile", "service");

  /// What libpq knows and this program cannot keep.
  static final Set<String> UNSUPPORTED =
      Set.of(
          "hostaddr",
          "require_auth",
          "tcp_user_timeout",
          "replication",
          "requiressl",
          "sslnegotiation",
          "sslcompression",
          "sslpassword",
          "sslcertmode",
          "sslcrl",
          "sslcrldir",
          "sslsni",
          "sslkeylogfile",
          "requirepeer",
          "ssl_min_protocol_version",
          "ssl_max_protocol_version",
          "min_protocol_version",
          "max_protocol_version",
          "krbsrvname",
          "gsslib",
          "gssdelegation",
          "load_balance_hosts",
          "scram_client_key",
          "scram_server_key",
          "oauth_issuer",
          "oauth_client_id",
          "oauth_client_secret",
          "oauth_scope",
          "servicefile");

  private static final Pattern URI =
      Pattern.compile(
          "(?:postgresql|postgres)://"
              + "(?:(?<user>[^:/@]*)(?::(?<password>[^/@]*))?@)?"
              + "(?<hosts>[^/?@]*)"
              + "(?:/(?<database>[^?@]*))?"
              + "(?:\\?(?<query>[^@]*))?",
          Pattern.DOTALL);

  private static final Pattern FIRST_PAIR =
      Pattern.compile("\\s*[A-Za-z_]+\\s*=.*", Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(?<name>[A-Za-z_]+)\\s*=\\s*(?:'(?<quoted>(?:[^'\\\\]|\\\\.)*+)'|(?<plain>(?:[^'\\\\\\s]|\\\\.)*+))(?=\\s|$)",
          Pattern.DOTALL);

  private Keywords() {}

  static Map<String, String> of(String text) {
    Map<String, String> said = new LinkedHashMap<>();
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new InvalidUrlException("is set but empty");
    }
    if (stripped.startsWith("postgres://") || stripped.startsWith("postgresql://")) {
      uri(stripped, said);
    } else if (FIRST_PAIR.matcher(stripped).matches()) {
      pairs(stripped, said);
    } else {
      throw new InvalidUrlException(
          "does not start with postgresql:// or postgres://, and is no host=… dbname=… either");
    }
    return said;
  }

  private static void uri(String text, Map<String, String> said) {
    Matcher uri = URI.matcher(text);
    if (!uri.matches()) {
      throw new InvalidUrlException(
          "does not parse (in a user or password, write %40 for @, %2F for /, %3A for : and %25 for %)");
    }
    hosts(uri.group("hosts"), said);
    put("dbname", decoded("database name", uri.group("database")), said);
    put("user", decoded("user", uri.group("user")), said);
    put("password", decoded("password", uri.group("password")), said);
    String query = uri.group("query");
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        parameter(pair, said);
      }
    }
  }

  private static void hosts(String hosts, Map<String, String> said) {
    if (hosts.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      Matcher parts = Host.inUri(host);
      names.add(Percent.decode("host", parts.group("name")));
      ports.add(Objects.requireNonNullElse(parts.group("port"), ""));
    }
    put("host", String.join(",", names), said);
    // One port would count for all hosts: with several, each says its own.
    boolean none = ports.stream().allMatch(String::isEmpty);
    put("port", none ? "" : String.join(",", ports), said);
  }

  private static void parameter(String pair, Map<String, String> said) {
    String[] parts = pair.split("=", 2);
    String name = Percent.decode("query", parts[0]);
    if (name.equals("ssl") && parts.length == 2 && parts[1].equals("true")) {
      said.put("sslmode", "require");
      return;
    }
    known(name);
    if (parts.length < 2) {
      throw new InvalidUrlException("has no value for " + name);
    }
    said.put(name, Percent.decode("query", parts[1]));
  }

  private static void pairs(String text, Map<String, String> said) {
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!pair.find(end) || pair.start() != end) {
        throw new InvalidUrlException(
            "does not parse (host=… dbname=… with a value that holds spaces in single quotes, and a backslash before ' and \\)");
      }
      String value = pair.group("quoted") == null ? pair.group("plain") : pair.group("quoted");
      known(pair.group("name"));
      said.put(pair.group("name"), value.replaceAll("(?s)\\\\(.)", "$1"));
      end = pair.end();
    }
  }

  /// Stops at a name that cannot be kept.
  static void known(String name) {
    if (PLACE.contains(name)
        || UrlParameter.named(name).isPresent()
        || name.equals("client_encoding")
        || name.equals("fallback_application_name")) {
      return;
    }
    if (UNSUPPORTED.contains(name)) {
      throw new InvalidUrlException(
          "has the parameter %s, which is not supported".formatted(name), "leave it out");
    }
    // Anything but a plain word may be the rest of a password with a ? in it.
    String shown = name.matches("[a-z_]{2,30}") ? " '" + name + "'" : "";
    throw new InvalidUrlException(
        "has an unknown parameter%s (known are %s, %s)"
            .formatted(shown, String.join(", ", PLACE), UrlParameter.names()));
  }

  private static String decoded(String part, @Nullable String text) {
    return text == null ? "" : Percent.decode(part, text);
  }

  /// Nothing is as good as absent.
  private static void put(String name, String value, Map<String, String> said) {
    if (!value.isEmpty()) {
      said.put(name, value);
    }
  }
}
