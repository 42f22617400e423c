package org.handover.practice.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Where the database is, read from `postgresql://user:p%40ss@host:5432/db?sslmode=require` by
/// libpq's rules (its manual, "Connection URIs"): every part may be percent-encoded, `+` is a plus,
/// user, password and port may be absent, IPv6 hosts stand in brackets, and several hosts are tried
/// in turn. Unlike libpq it insists on a database name and knows no UNIX sockets.
///
/// @param parameters by [UrlParameter], values as libpq writes them
record DatabaseUrl(
    List<Host> hosts,
    String database,
    @Nullable String user,
    @Nullable String password,
    Map<UrlParameter, String> parameters) {
  static final String VARIABLE = "DATABASE_URL";
  static final String EXAMPLE =
      "postgresql://user:p%40ss@host:5432/medical_practice?sslmode=require";

  private static final int DEFAULT_CONNECT_TIMEOUT = 5;

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:postgresql|postgres)://"
              + "(?:(?<user>[^:/@]*)(?::(?<password>[^/@]*))?@)?"
              + "(?<hosts>[^/?@]*)"
              + "(?:/(?<database>[^?@]*))?"
              + "(?:\\?(?<query>[^@]*))?",
          Pattern.DOTALL);

  /// @param name an address in brackets if it is IPv6
  record Host(String name, int port) {
    @Override
    public String toString() {
      return name + ":" + port;
    }
  }

  DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
  }

  /// @throws StartRefusedException saying what is wrong. It repeats no part of the text that could
  ///   belong to a password that was not encoded.
  static DatabaseUrl parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw DatabaseUrlSyntax.explain(text.strip());
    }
    String database = DatabaseUrlSyntax.decode("database name", matcher.group("database"));
    if (database == null || database.isEmpty()) {
      throw DatabaseUrlSyntax.invalid("names no database (the part after the host's /)");
    }
    return new DatabaseUrl(
        Arrays.stream(matcher.group("hosts").split(",", -1)).map(DatabaseUrlSyntax::host).toList(),
        database,
        emptyToNull(DatabaseUrlSyntax.decode("user", matcher.group("user"))),
        emptyToNull(DatabaseUrlSyntax.decode("password", matcher.group("password"))),
        query(matcher.group("query")));
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
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

  /// One session for each connection, with bounded patience for a host that does not answer.
  PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(hosts.stream().map(Host::name).toArray(String[]::new));
    dataSource.setPortNumbers(hosts.stream().mapToInt(Host::port).toArray());
    dataSource.setDatabaseName(database);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    dataSource.setApplicationName("practice");
    dataSource.setConnectTimeout(DEFAULT_CONNECT_TIMEOUT);
    dataSource.setTcpKeepAlive(true);
    // The detail of a server's error repeats the row that it is about.
    dataSource.setLogServerErrorDetail(false);
    parameters.forEach((parameter, value) -> set(dataSource, parameter, value));
    // libpq's connect_timeout, which is for each host, goes on until the session is open; the
    // driver's ends with TCP.
    dataSource.setLoginTimeout(dataSource.getConnectTimeout() * hosts.size());
    return dataSource;
  }

  private static void set(PGSimpleDataSource dataSource, UrlParameter parameter, String value) {
    try {
      dataSource.setProperty(parameter.driverProperty(), parameter.driverValue(value));
    } catch (SQLException e) {
      throw DatabaseUrlSyntax.invalid("has a value for " + parameter + " that the driver refuses");
    }
  }

  /// Fit for a log: without the password.
  @Override
  public String toString() {
    return "postgresql://%s%s/%s"
        .formatted(
            user == null ? "" : user + "@",
            String.join(",", hosts.stream().map(Host::toString).toList()),
            database);
  }
}
