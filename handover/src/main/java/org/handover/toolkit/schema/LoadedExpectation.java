package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;

/// By this run, into a scratch database that goes away with it.
final class LoadedExpectation implements Expectation {
  private final ScratchDatabase scratch;
  private final Session session;
  private final List<String> schemas;
  private final Keeper keeper;
  private String why;

  /// Keeps what PostgreSQL wrote down, or says why not.
  @FunctionalInterface
  interface Keeper {
    Optional<String> keep(List<Fact> written) throws IOException;
  }

  private LoadedExpectation(
      ScratchDatabase scratch, Session session, List<String> schemas, Keeper keeper, String why) {
    this.scratch = scratch;
    this.session = session;
    this.schemas = schemas;
    this.keeper = keeper;
    this.why = why;
  }

  /// @param server that makes the scratch database
  /// @param why it has to be loaded
  static LoadedExpectation of(Path file, DatabaseUrl server, Clock clock, String why, Keeper keeper)
      throws SQLException, IOException {
    ScratchDatabase scratch = ScratchDatabase.create(server, clock);
    try {
      ExpectedSchema.fill(file, scratch.database());
      Session session = scratch.database().connect();
      return new LoadedExpectation(scratch, session, Catalog.schemas(session), keeper, why);
    } catch (SQLException | IOException | RuntimeException e) {
      // Whoever is connected is sent away by the server.
      try (scratch) {
        throw e;
      }
    }
  }

  @Override
  public List<String> schemas() {
    return schemas;
  }

  @Override
  public Catalog catalog() throws SQLException, IOException {
    List<Fact> written = Catalog.written(session, schemas);
    keeper.keep(written).ifPresent(reason -> why += "; it is not kept: " + reason);
    return Catalog.of(written);
  }

  @Override
  public Origin origin() {
    return new Origin.ThisRun(why);
  }

  @Override
  public void close() throws SQLException {
    try (scratch) {
      session.close();
    }
  }
}
