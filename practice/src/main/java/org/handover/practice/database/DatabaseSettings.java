package org.handover.practice.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// The package's environment variables, understood and within bounds.
///
/// @param url `DATABASE_URL`; absent: an embedded PostgreSQL is started
/// @param schemaMode `SCHEMA_MODE`, `check` unless it is set; an embedded database is always
///   expanded
/// @param poolSize `DATABASE_POOL_SIZE`, the most connections that are open at once
/// @param embeddedDataDir `EMBEDDED_DATA_DIR`: keeps the embedded database from one run to the next
record DatabaseSettings(
    @Nullable DatabaseUrl url,
    SchemaMode schemaMode,
    int poolSize,
    @Nullable Path embeddedDataDir) {
  private static final int DEFAULT_POOL_SIZE = 10;
  private static final int MAX_POOL_SIZE = 1000;

  static DatabaseSettings from(ConfigurableEnvironment environment) {
    String url = read(environment, DatabaseUrl.VARIABLE);
    return new DatabaseSettings(
        url == null ? null : DatabaseUrl.parse(url),
        schemaMode(read(environment, "SCHEMA_MODE")),
        poolSize(read(environment, "DATABASE_POOL_SIZE")),
        dataDir(read(environment, "EMBEDDED_DATA_DIR")));
  }

  /// As it was set: Environment.getProperty would resolve a `${` in a password, and quote the
  /// password on failing.
  static @Nullable String read(ConfigurableEnvironment environment, String variable) {
    return environment.getPropertySources().stream()
        .map(source -> source.getProperty(variable))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .findFirst()
        .orElse(null);
  }

  private static SchemaMode schemaMode(@Nullable String word) {
    if (word == null) {
      return SchemaMode.CHECK;
    }
    return Arrays.stream(SchemaMode.values())
        .filter(mode -> nameOf(mode).equals(word))
        .findFirst()
        .orElseThrow(() ->
            invalid(
                "SCHEMA_MODE",
                "is '%s'".formatted(word),
                "Set it to one of: "
                    + Arrays.stream(SchemaMode.values())
                        .map(DatabaseSettings::nameOf)
                        .collect(Collectors.joining(", "))));
  }

  private static String nameOf(SchemaMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static int poolSize(@Nullable String number) {
    if (number == null) {
      return DEFAULT_POOL_SIZE;
    }
    int size = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
    if (size < 1 || size > MAX_POOL_SIZE) {
      throw invalid(
          "DATABASE_POOL_SIZE",
          "is '%s'".formatted(number),
          "Set it to a whole number from 1 to " + MAX_POOL_SIZE);
    }
    return size;
  }

  private static @Nullable Path dataDir(@Nullable String directory) {
    if (directory == null || directory.isBlank()) {
      return null;
    }
    try {
      return Path.of(directory).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw invalid("EMBEDDED_DATA_DIR", "is not a path", "Name a folder, or leave it unset");
    }
  }

  private static StartRefusedException invalid(String variable, String reason, String remedy) {
    return new StartRefusedException(new Refusal.InvalidSetting(variable, reason, remedy));
  }
}
