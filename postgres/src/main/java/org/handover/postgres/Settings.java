package org.handover.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What libpq takes from around the program: a service file, and then environment variables, for
/// what the URL does not say.
final class Settings {
  private static final Map<String, String> VARIABLES = variables();

  private final Map<String, String> environment;

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PGHOST", "host");
    variables.put("PGPORT", "port");
    variables.put("PGDATABASE", "dbname");
    variables.put("PGUSER", "user");
    variables.put("PGPASSWORD", "password");
    variables.put("PGPASSFILE", "passfile");
    variables.put("PGCLIENTENCODING", "client_encoding");
    for (UrlParameter parameter : UrlParameter.values()) {
      parameter.variable().ifPresent(name -> variables.put(name, parameter.toString()));
    }
    variables.put("PGHOSTADDR", "hostaddr");
    variables.put("PGREQUIREAUTH", "require_auth");
    variables.put("PGREQUIRESSL", "requiressl");
    variables.put("PGSSLNEGOTIATION", "sslnegotiation");
    variables.put("PGSSLCOMPRESSION", "sslcompression");
    variables.put("PGSSLCERTMODE", "sslcertmode");
    variables.put("PGSSLCRL", "sslcrl");
    variables.put("PGSSLCRLDIR", "sslcrldir");
    variables.put("PGSSLSNI", "sslsni");
    variables.put("PGREQUIREPEER", "requirepeer");
    variables.put("PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version");
    variables.put("PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version");
    variables.put("PGKRBSRVNAME", "krbsrvname");
    variables.put("PGGSSLIB", "gsslib");
    variables.put("PGGSSDELEGATION", "gssdelegation");
    variables.put("PGLOADBALANCEHOSTS", "load_balance_hosts");
    return variables;
  }

  /// What was said, and what libpq would add to it.
  Map<String, String> around(Map<String, String> said) {
    Map<String, String> all = new LinkedHashMap<>(said);
    String service = said.getOrDefault("service", environment.getOrDefault("PGSERVICE", ""));
    if (!service.isEmpty()) {
      service(service).forEach(all::putIfAbsent);
    }
    VARIABLES.forEach((variable, name) -> {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty() && !all.containsKey(name)) {
        if (Keywords.UNSUPPORTED.contains(name)) {
          throw new InvalidUrlException(
              "cannot be used while %s is set, which is not supported".formatted(variable),
              "unset " + variable);
        }
        all.put(name, value);
      }
    });
    all.remove("service");
    return all;
  }

  private Map<String, String> service(String name) {
    for (Path file : serviceFiles()) {
      Optional<Map<String, String>> found = section(name, file);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new InvalidUrlException(
        "names the service '%s', which is in no service file".formatted(name),
        "add it to ~/.pg_service.conf, or set PGSERVICEFILE");
  }

  private List<Path> serviceFiles() {
    String named = environment.getOrDefault("PGSERVICEFILE", "");
    Path own = named.isEmpty() ? home().resolve(".pg_service.conf") : Path.of(named);
    String folder = environment.getOrDefault("PGSYSCONFDIR", "/etc/postgresql-common");
    return List.of(own, Path.of(folder).resolve("pg_service.conf"));
  }

  private static Optional<Map<String, String>> section(String name, Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> section = null;
    for (String raw : lines(file)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        if (section != null) {
          break;
        }
        section = line.equals("[" + name + "]") ? new LinkedHashMap<>() : null;
      } else if (section != null) {
        pair(line, section, file);
      }
    }
    return Optional.ofNullable(section);
  }

  private static void pair(String line, Map<String, String> section, Path file) {
    String[] parts = line.split("=", 2);
    if (parts.length < 2 || line.startsWith("ldap")) {
      throw new InvalidUrlException(
          "names a service of %s that holds a line that is no name=value".formatted(file),
          "mend the file; LDAP is not supported");
    }
    if (parts[0].strip().equals("service")) {
      throw new InvalidUrlException(
          "names a service of %s that names another one".formatted(file), "mend the file");
    }
    Keywords.known(parts[0].strip());
    section.putIfAbsent(parts[0].strip(), parts[1].strip());
  }

  /// The password of a file such as `~/.pgpass`, for what is known by now.
  Optional<String> password(Map<String, String> all, List<Host> hosts, String database) {
    String named = all.getOrDefault("passfile", "");
    Path file = named.isEmpty() ? home().resolve(".pgpass") : Path.of(named);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String user = all.getOrDefault("user", System.getProperty("user.name"));
    return PasswordFile.read(file).password(hosts, database, user);
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidUrlException(
          "needs %s, which cannot be read".formatted(file), "make it a readable UTF-8 file");
    }
  }

  private Path home() {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
  }
}
