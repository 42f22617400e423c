package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;

/// The expected schema of one run. Its schemas are known from the start, so that the live ones can
/// be read while [#catalog] is.
public sealed interface Expectation extends AutoCloseable
    permits Expectation.Earlier, LoadedExpectation {
  List<String> schemas();

  Catalog catalog() throws SQLException, IOException;

  /// Known once the catalog is.
  Origin origin();

  @Override
  void close() throws SQLException;

  /// What an earlier run kept, if it is the same file and would be understood in the same way;
  /// otherwise PostgreSQL loads it.
  ///
  /// @param reload whatever was kept
  static Expectation of(Configuration configuration, boolean reload, Session live, Clock clock)
      throws SQLException, IOException {
    Path file = configuration.schema().requireExpected();
    KeptSchemas shelf = new KeptSchemas(configuration.journal().resolveSibling("expected"));
    SchemaKey key = key(file, configuration, live);
    KeptSchemas.Found found =
        reload ? new KeptSchemas.Found.Nothing("as was asked for") : shelf.find(key);
    return switch (found) {
      case KeptSchemas.Found.Kept kept ->
          new Earlier(Catalog.of(kept.written()), new Origin.Earlier(kept.loaded()));
      case KeptSchemas.Found.Nothing nothing ->
          LoadedExpectation.of(
              file,
              configuration.scratchServer(),
              clock,
              nothing.why(),
              written -> keep(file, key, shelf, clock.instant(), written));
    };
  }

  private static Optional<String> keep(
      Path file, SchemaKey key, KeptSchemas shelf, Instant now, List<Fact> written)
      throws IOException {
    if (!key.complete()) {
      return Optional.of("its meaning depends on more than the file");
    }
    // Whoever saved the file meanwhile is not to find what it was before.
    return key.isOf(file)
        ? shelf.keep(key, now, written)
        : Optional.of("the file was changed meanwhile");
  }

  private static SchemaKey key(Path file, Configuration configuration, Session live)
      throws SQLException, IOException {
    if (configuration.scratch() == null) {
      return SchemaKey.of(file, live);
    }
    try (Session server = new Database(configuration.scratchServer()).connect()) {
      return SchemaKey.of(file, server);
    }
  }

  /// From an earlier run.
  record Earlier(Catalog catalog, Origin origin) implements Expectation {
    @Override
    public List<String> schemas() {
      return catalog.schemas();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
