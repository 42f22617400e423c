package org.handover.toolkit.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Size;
import org.handover.toolkit.step.StoppedException;

/// Makes backups: dump and digests of one snapshot, then the rehearsal.
public final class BackupMaker {
  /// A dump smaller than a fifth of the database is usual; with less room it is not worth trying.
  private static final int SMALLEST_SHARE = 5;

  private final Configuration configuration;
  private final Clock clock;

  public BackupMaker(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  public BackupReport make(Progress progress) throws IOException, SQLException {
    return make("", List.of(), progress);
  }

  /// @param label the beginning of the folder's name
  /// @param schemas only these; empty: all
  BackupReport make(String label, List<String> schemas, Progress progress)
      throws IOException, SQLException {
    try (BackupShelf shelf = new BackupShelf(configuration.backup().folder());
        Session session = new Database(configuration.database()).connect()) {
      Server server = Server.of(session).requireKnown();
      Tool.requireFor("pg_dump", server.major());
      Tool.requireFor("pg_restore", server.major());
      if (schemas.isEmpty()) {
        requireRoom(session);
      }
      BackupFolder partial = shelf.begin(label, clock.instant());
      Manifest manifest = dump(session, server, partial, schemas, progress);
      List<String> differences =
          new Rehearsal(configuration, clock).of(partial, manifest, progress);
      if (!differences.isEmpty()) {
        partial.write(manifest);
        return new BackupReport(
            partial.path().toString(), manifest.bytes(), manifest.contents().tables(), differences);
      }
      partial.write(manifest.rehearsedAt(clock.instant()));
      BackupFolder good = shelf.finish(partial);
      return new BackupReport(
          good.path().toString(), manifest.bytes(), manifest.contents().tables(), List.of());
    }
  }

  private Manifest dump(
      Session session, Server server, BackupFolder folder, List<String> schemas, Progress progress)
      throws SQLException, IOException {
    try (Snapshot snapshot = Snapshot.of(session)) {
      Instant at = clock.instant();
      CompletableFuture<Void> dump =
          CompletableFuture.runAsync(() -> {
            try {
              Dump.write(
                  configuration.database(),
                  folder.dump(),
                  snapshot.id(),
                  configuration.backup().jobs(),
                  schemas);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      String lsn =
          session.text(
              "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END");
      Contents contents =
          Contents.read(session, schemas.isEmpty() ? Catalog.schemas(session) : schemas, progress);
      progress.at("waiting for pg_dump", 1, 1);
      join(dump);
      return new Manifest(
          Manifest.VERSION,
          at,
          configuration.database().toString(),
          server.name(),
          "pg_dump " + Tool.major("pg_dump"),
          lsn,
          contents,
          folder.files(),
          null);
    }
  }

  private static void join(CompletableFuture<Void> dump) {
    try {
      dump.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void requireRoom(Session session) throws SQLException, IOException {
    long size = session.number("SELECT pg_database_size(current_database())");
    long free = Size.freeFor(configuration.backup().folder());
    if (free < size / SMALLEST_SHARE) {
      throw new StoppedException(
          new Fault.Refused(
              "%s is free at %s, for a database of %s"
                  .formatted(Size.text(free), configuration.backup().folder(), Size.text(size)),
              "make room, or name another backup.folder"));
    }
  }
}
