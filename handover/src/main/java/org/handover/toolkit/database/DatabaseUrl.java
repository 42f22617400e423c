package org.handover.toolkit.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is, read from `postgresql://user:p%40ss@host:5432/db?sslmode=require` by
/// libpq's rules (its manual, "Connection URIs"), so that `psql` and this program mean the same.
///
/// @param parameters by [UrlParameter], values as libpq writes them
public record DatabaseUrl(
    List<Host> hosts,
    String database,
    @Nullable String user,
    @Nullable String password,
    Map<UrlParameter, String> parameters) {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:postgresql|postgres)://"
              + "(?:(?<user>[^:/@]*)(?::(?<password>[^/@]*))?@)?"
              + "(?<hosts>[^/?@]*)"
              + "(?:/(?<database>[^?@/]*))?"
              + "(?:\\?(?<query>[^@]*))?",
          Pattern.DOTALL);

  /// One of the servers that are tried in turn.
  ///
  /// @param name an address in brackets if it is IPv6
  public record Host(String name, int port) {}

  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
  }

  /// Understands the text, or says why not.
  ///
  /// @throws org.handover.toolkit.step.StoppedException saying what is wrong. It repeats no part of
  ///   the text, which could belong to a password that was not encoded.
  public static DatabaseUrl parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw UrlSyntax.invalid(
          "does not parse (in a user or password, write %40 for @, %2F for / and %25 for %)");
    }
    String database = UrlSyntax.decode(matcher.group("database"));
    if (database == null) {
      throw UrlSyntax.invalid("names no database (the part after the host's /)");
    }
    return new DatabaseUrl(
        UrlSyntax.hosts(matcher.group("hosts")),
        database,
        UrlSyntax.decode(matcher.group("user")),
        UrlSyntax.decode(matcher.group("password")),
        query(matcher.group("query")));
  }

  private static Map<UrlParameter, String> query(@Nullable String query) {
    Map<UrlParameter, String> parameters = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        UrlParameter.read(pair, parameters);
      }
    }
    return parameters;
  }

  /// Another database of the same server, as the same user.
  public DatabaseUrl withDatabase(String other) {
    return new DatabaseUrl(hosts, other, user, password, parameters);
  }

  /// With the password: only for the environment of a program that needs it.
  public String withSecrets() {
    return UrlSyntax.write(this, password);
  }

  /// Fit for eyes and files: without the password.
  @Override
  public String toString() {
    return UrlSyntax.write(this, null);
  }

  List<String> hostNames() {
    List<String> names = new ArrayList<>();
    hosts.forEach(host -> names.add(host.name()));
    return names;
  }
}
