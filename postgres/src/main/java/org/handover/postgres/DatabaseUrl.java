package org.handover.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a database is, by libpq's rules (its manual, "Connection Strings"), so that `psql` and
/// this program mean the same: `postgresql://user:p%40ss@host:5432/db?sslmode=require`, or
/// `host=/run/postgresql dbname=db`, with what service files, password files and `PG…` variables
/// add. Unlike libpq it insists on a database's name, and refuses what it cannot keep.
///
/// @param hosts tried in turn
/// @param parameters values as libpq writes them
public record DatabaseUrl(
    List<Host> hosts,
    String database,
    @Nullable String user,
    @Nullable String password,
    Map<UrlParameter, String> parameters) {
  /// As long as a host may take that does not answer, unless `connect_timeout` says otherwise.
  private static final int CONNECT_SECONDS = 5;

  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
  }

  /// Understands the text alone.
  ///
  /// @throws InvalidUrlException saying what is wrong with it
  public static DatabaseUrl parse(String text) {
    return parse(text, Map.of("HOME", "/nonexistent"));
  }

  /// Understands the text, and what libpq would take from around it.
  ///
  /// @param environment the process's
  /// @throws InvalidUrlException saying what is wrong with it
  public static DatabaseUrl parse(String text, Map<String, String> environment) {
    Settings settings = new Settings(environment);
    Map<String, String> all = settings.around(Keywords.of(text));
    String database = all.getOrDefault("dbname", "");
    if (database.isEmpty()) {
      throw new InvalidUrlException("names no database (the part after the host's /)");
    }
    List<Host> hosts = hosts(all);
    String password = all.getOrDefault("password", "");
    return new DatabaseUrl(
        hosts,
        database,
        emptyToNull(all.getOrDefault("user", "")),
        password.isEmpty() ? settings.password(all, hosts, database).orElse(null) : password,
        parameters(all));
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /// An absent host is this machine; one port counts for all hosts.
  private static List<Host> hosts(Map<String, String> all) {
    String[] names = all.getOrDefault("host", "localhost").split(",", -1);
    String[] ports = all.getOrDefault("port", "").split(",", -1);
    if (ports.length != 1 && ports.length != names.length) {
      throw new InvalidUrlException(
          "has %d hosts and %d ports".formatted(names.length, ports.length));
    }
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String name = names[i].isEmpty() ? "localhost" : names[i];
      hosts.add(Host.of(name, ports[ports.length == 1 ? 0 : i]));
    }
    if (hosts.size() > 1 && hosts.stream().anyMatch(Host::isSocket)) {
      throw new InvalidUrlException("names a UNIX socket beside another host: name one of them");
    }
    return hosts;
  }

  private static Map<UrlParameter, String> parameters(Map<String, String> all) {
    String encoding = all.getOrDefault("client_encoding", "UTF8");
    if (!encoding.matches("(?i)utf-?8|unicode|auto")) {
      throw new InvalidUrlException(
          "asks for another client_encoding than UTF8, which is not supported", "leave it out");
    }
    Map<UrlParameter, String> parameters = new EnumMap<>(UrlParameter.class);
    for (UrlParameter parameter : UrlParameter.values()) {
      String value = all.get(parameter.toString());
      if (value != null) {
        parameters.put(parameter, parameter.checked(value));
      }
    }
    String fallback = all.get("fallback_application_name");
    if (fallback != null) {
      parameters.putIfAbsent(UrlParameter.APPLICATION_NAME, fallback);
    }
    return parameters;
  }

  /// Another database of the same server, as the same user.
  public DatabaseUrl withDatabase(String other) {
    return new DatabaseUrl(hosts, other, user, password, parameters);
  }

  /// Sessions of the driver, with bounded patience for a host that does not answer.
  ///
  /// @param application what the server lists them as, unless the URL says otherwise
  public PGSimpleDataSource dataSource(String application) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    Host first = hosts.getFirst();
    source.setServerNames(
        first.isSocket()
            ? new String[] {"localhost"}
            : hosts.stream().map(Host::name).toArray(String[]::new));
    source.setPortNumbers(hosts.stream().mapToInt(Host::port).toArray());
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName(application);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    // The detail of a server's error repeats the row that it is about.
    source.setLogServerErrorDetail(false);
    parameters.forEach((parameter, value) -> set(source, parameter, value));
    if (first.isSocket()) {
      source.setSocketFactory(UnixSocketFactory.class.getName());
      source.setSocketFactoryArg(first.socket());
      // As libpq does: nothing is encrypted that does not leave the machine.
      source.setSslMode("disable");
      source.setGssEncMode("disable");
    } else if (KeepaliveSocketFactory.isNeeded(parameters)) {
      source.setSocketFactory(KeepaliveSocketFactory.class.getName());
      source.setSocketFactoryArg(KeepaliveSocketFactory.argument(parameters));
    }
    // libpq's connect_timeout, which is for each host, goes on until the session is open; the
    // driver's ends with TCP.
    source.setLoginTimeout(source.getConnectTimeout() * hosts.size());
    return source;
  }

  private static void set(PGSimpleDataSource source, UrlParameter parameter, String value) {
    try {
      if (parameter.driverProperty().isPresent()) {
        source.setProperty(parameter.driverProperty().get(), parameter.driverValue(value));
      }
    } catch (SQLException e) {
      throw new InvalidUrlException(
          "has a value for %s that the driver refuses".formatted(parameter));
    }
  }

  /// With the password: only for the environment of a program that needs it.
  public String withSecrets() {
    return written(password);
  }

  /// Fit for eyes and files: without the password.
  @Override
  public String toString() {
    return written(null);
  }

  private String written(@Nullable String secret) {
    List<String> query = new ArrayList<>();
    Host first = hosts.getFirst();
    if (first.isSocket()) {
      query.add("host=" + Percent.encode(first.name()));
      query.add("port=" + first.port());
    }
    parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + Percent.encode(p.getValue()))
        .sorted()
        .forEach(query::add);
    String who = user == null ? "" : Percent.encode(user);
    return "postgresql://%s%s%s/%s%s"
        .formatted(
            who,
            who.isEmpty() || secret == null ? "" : ":" + Percent.encode(secret),
            (who.isEmpty() ? "" : "@")
                + (first.isSocket()
                    ? ""
                    : hosts.stream().map(Host::toString).collect(Collectors.joining(","))),
            Percent.encode(database),
            query.isEmpty() ? "" : "?" + String.join("&", query));
  }
}
