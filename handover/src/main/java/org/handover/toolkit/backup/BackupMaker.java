package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      requireTools(server);
      if (schemas.isEmpty()) {
        requireRoom(session);
      }
      return make(shelf.begin(label, clock.instant()), shelf, session, server, schemas, progress);
    }
  }

  private BackupReport make(
      BackupFolder partial,
      BackupShelf shelf,
      Session session,
      Server server,
      List<String> schemas,
      Progress progress)
      throws IOException, SQLException {
    Instant started = clock.instant();
    try {
      Manifest manifest = dump(session, server, partial, schemas, progress);
      Instant dumped = clock.instant();
      List<String> differences =
          new Rehearsal(configuration, clock).of(partial, manifest, progress);
      Instant rehearsed = clock.instant();
      BackupFolder kept = partial;
      if (differences.isEmpty()) {
        partial.write(manifest.rehearsedAt(clock.instant()));
        kept = shelf.finish(partial);
      } else {
        // To be looked at: under this name it is no backup, and the next one clears it away.
        partial.write(manifest);
      }
      return new BackupReport(
          kept.path().toString(), manifest.bytes(),
          Duration.between(started, dumped).toMillis(),
              Duration.between(dumped, rehearsed).toMillis(),
          manifest.contents().tables(), differences);
    } catch (IOException | SQLException | RuntimeException e) {
      remove(partial, e);
      throw e;
    }
  }

  /// What is left of it would only fill the disk.
  private static void remove(BackupFolder partial, Exception cause) {
    try {
      partial.delete();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Manifest dump(
      Session session, Server server, BackupFolder folder, List<String> schemas, Progress progress)
      throws SQLException, IOException {
    int jobs = configuration.backup().jobs();
    try (Snapshot snapshot = Snapshot.of(session)) {
      Instant at = clock.instant();
      String lsn = snapshot.position();
      Contents.Scope scope =
          schemas.isEmpty()
              ? Contents.Scope.everything(session)
              : new Contents.Scope(schemas, false);
      List<Sequences.Position> sequences = Sequences.read(session, scope.schemas());
      try (Dump dump =
          Dump.write(configuration.database(), folder.dump(), snapshot.id(), jobs, schemas)) {
        Contents contents = Contents.read(session, scope, sequences, progress);
        progress.at("waiting for pg_dump", 1, 1);
        dump.finish("see what it says; nothing was changed");
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
  }

  static void requireTools(Server server) {
    Tool.requireFor("pg_dump", server.major());
    Tool.requireFor("pg_restore", server.major());
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
