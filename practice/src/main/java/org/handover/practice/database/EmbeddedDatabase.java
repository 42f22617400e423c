package org.handover.practice.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.Host;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/// Makes the legacy database, with its sample data, on an embedded server.
final class EmbeddedDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String NAME = "medical_practice";
  private static final List<String> SCRIPTS = List.of("db/legacy.sql", "db/sample.sql");

  private EmbeddedDatabase() {}

  /// Whether the server's program came along: it does in `practice-demo.jar` and in tests, and not
  /// in what is put into production.
  static boolean isIncluded() {
    return ClassUtils.isPresent(
        "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
        EmbeddedDatabase.class.getClassLoader());
  }

  /// @param keptIn where its data stays from one run to the next; null: it goes when the service
  ///   stops
  static Database start(@Nullable Path keptIn) {
    EmbeddedServer server = EmbeddedServer.start(keptIn);
    try {
      fill(server);
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw new StartRefusedException(
          new StartupFailure.EmbeddedDatabaseFailed(
              "its sample data did not load: " + e.getMessage()),
          e);
    }
    LOG.info(
        "DATABASE_URL is not set: this is an embedded PostgreSQL on port {} with sample data, {}",
        server.port(),
        keptIn == null ? "which is temporary and deleted on stop" : "kept in " + keptIn);
    return new Database.Embedded(url(server, NAME), server);
  }

  /// Under another name until it is complete: a run that is killed meanwhile leaves nothing that
  /// looks complete.
  private static void fill(EmbeddedServer server) throws SQLException {
    try (Connection connection = url(server, "postgres").dataSource("practice").getConnection();
        Statement statement = connection.createStatement()) {
      if (exists(statement)) {
        return;
      }
      statement.execute("DROP DATABASE IF EXISTS loading");
      statement.execute("CREATE DATABASE loading");
      load(url(server, "loading"));
      statement.execute("ALTER DATABASE loading RENAME TO " + NAME);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
      return row.next();
    }
  }

  private static void load(DatabaseUrl loading) throws SQLException {
    try (Connection connection = loading.dataSource("practice").getConnection();
        Statement statement = connection.createStatement()) {
      for (String script : SCRIPTS) {
        statement.execute(SqlScript.load(script).text());
      }
    }
  }

  private static DatabaseUrl url(EmbeddedServer server, String database) {
    Host host = new Host("127.0.0.1", server.port());
    return new DatabaseUrl(List.of(host), database, "postgres", null, Map.of());
  }
}
