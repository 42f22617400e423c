package org.handover.practice.database;

import java.nio.file.Path;
import java.time.Duration;
import org.handover.postgres.DatabaseUrl;
import org.handover.practice.api.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// The package's environment variables, understood and within bounds.
///
/// @param url `DATABASE_URL`; absent: the embedded PostgreSQL of `practice-demo.jar` is started
/// @param schemaMode `SCHEMA_MODE`; an embedded database is always expanded
/// @param poolSize `DATABASE_POOL_SIZE`, the most connections that are open at once
/// @param anonymousStatement `ANONYMOUS_STATEMENT_TIMEOUT`, how long a statement of a request may
///   run that bears no valid token or cookie
/// @param embeddedDataDir `EMBEDDED_DATA_DIR`: keeps the embedded database from one run to the next
record DatabaseSettings(
    @Nullable DatabaseUrl url,
    SchemaMode schemaMode,
    int poolSize,
    Duration anonymousStatement,
    @Nullable Path embeddedDataDir) {
  private static final Setting<SchemaMode> SCHEMA_MODE =
      new Setting<>("SCHEMA_MODE", SchemaMode.class, "check", any -> true, "check or apply");

  private static final Setting<Integer> POOL_SIZE =
      new Setting<>(
          "DATABASE_POOL_SIZE",
          Integer.class,
          "10",
          size -> size >= 1 && size <= 1000,
          "a whole number from 1 to 1000");

  private static final Setting<Duration> ANONYMOUS_STATEMENT =
      new Setting<>(
          "ANONYMOUS_STATEMENT_TIMEOUT",
          Duration.class,
          "10s",
          value ->
              value.compareTo(Duration.ofSeconds(1)) >= 0
                  && value.compareTo(Duration.ofSeconds(30)) <= 0,
          "a duration from 1s to 30s");

  static DatabaseSettings from(ConfigurableEnvironment environment) {
    return from(environment, EmbeddedDatabase.isIncluded());
  }

  /// @param embedded whether there is a database to start where none is named
  static DatabaseSettings from(ConfigurableEnvironment environment, boolean embedded) {
    String url = Setting.verbatim(environment, DatabaseVariable.NAME);
    if (url == null && !embedded) {
      throw new StartRefusedException(new StartupFailure.NoDatabase());
    }
    String dataDir = Setting.verbatim(environment, "EMBEDDED_DATA_DIR");
    return new DatabaseSettings(
        url == null ? null : DatabaseVariable.parse(url, System.getenv()),
        SCHEMA_MODE.read(environment),
        POOL_SIZE.read(environment),
        ANONYMOUS_STATEMENT.read(environment),
        dataDir == null || dataDir.isBlank() ? null : Path.of(dataDir).toAbsolutePath());
  }
}
