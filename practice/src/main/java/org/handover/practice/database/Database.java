package org.handover.practice.database;

import org.handover.postgres.DatabaseUrl;

/// The database to work on, before it is known to fit.
sealed interface Database extends AutoCloseable {
  DatabaseUrl url();

  /// Whether its server has ended for good.
  boolean isLost();

  /// What to do if it lacks the expansion.
  SchemaMode schemaMode();

  @Override
  void close();

  static Database of(DatabaseSettings settings) {
    DatabaseUrl url = settings.url();
    return url == null
        ? EmbeddedDatabase.start(settings.embeddedDataDir())
        : new External(url, settings.schemaMode());
  }

  /// One that this process did not start, and does not stop.
  record External(DatabaseUrl url, SchemaMode schemaMode) implements Database {
    /// Its operator restarts it.
    @Override
    public boolean isLost() {
      return false;
    }

    @Override
    public void close() {}
  }

  /// Ours: whatever it lacks may be added.
  record Embedded(DatabaseUrl url, EmbeddedServer server) implements Database {
    @Override
    public SchemaMode schemaMode() {
      return SchemaMode.APPLY;
    }

    @Override
    public boolean isLost() {
      return !server.isRunning();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
