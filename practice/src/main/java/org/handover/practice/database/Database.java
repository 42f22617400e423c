package org.handover.practice.database;

/// The database to work on, before it is known to fit.
sealed interface Database extends AutoCloseable {
  DatabaseUrl url();

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

  /// Somebody else's: it was there before and stays.
  record External(DatabaseUrl url, SchemaMode schemaMode) implements Database {
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
    public void close() {
      server.close();
    }
  }
}
