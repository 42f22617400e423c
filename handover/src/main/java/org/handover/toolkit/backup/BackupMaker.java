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
import org.handover.toolkit.files.Size;
import org.handover.toolkit.process.Beside;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
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
      boolean whole = schemas.isEmpty();
      if (whole) {
        requireRoom(session);
      }
      Effort effort = whole ? Effort.of(configuration.backup().jobs()) : Effort.LEAST;
      Source source = new Source(session, server, schemas, effort);
      return make(shelf.begin(label, clock.instant()), shelf, source, progress);
    }
  }

  /// What is copied.
  private record Source(Session session, Server server, List<String> schemas, Effort effort) {
    Contents.Scope scope() throws SQLException {
      return schemas.isEmpty()
          ? Contents.Scope.everything(session)
          : new Contents.Scope(schemas, false);
    }
  }

  private BackupReport make(
      BackupFolder partial, BackupShelf shelf, Source source, Progress progress)
      throws IOException, SQLException {
    try {
      Instant started = clock.instant();
      Manifest dump = dump(source, partial, progress);
      Instant dumped = clock.instant();
      List<String> differences;
      Instant rehearsed;
      Manifest manifest;
      // Only now: what is done while pg_dump is at work holds the live snapshot for longer.
      try (Beside<List<Manifest.StoredFile>> sums = Beside.start(partial::secured)) {
        if (source.effort().last()) {
          // One thing after the other.
          sums.await();
        }
        differences =
            new Rehearsal(configuration, source.effort(), clock)
                .of(partial, dump.contents(), progress);
        rehearsed = clock.instant();
        manifest = dump.with(sums.await());
      }
      // One that differs stays to be looked at: under its name it is no backup, and the next run
      // clears it away.
      partial.write(differences.isEmpty() ? manifest.rehearsedAt(rehearsed) : manifest);
      BackupFolder kept = differences.isEmpty() ? shelf.finish(partial) : partial;
      return new BackupReport(
          kept.path().toString(),
          manifest.bytes(),
          Duration.between(started, dumped).toMillis(),
          Duration.between(dumped, rehearsed).toMillis(),
          manifest.contents().tables(),
          differences);
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

  /// Without the sums of its files.
  private Manifest dump(Source source, BackupFolder folder, Progress progress)
      throws SQLException, IOException {
    Instant at = clock.instant();
    try (Snapshot snapshot = Snapshot.of(source.session())) {
      String position = snapshot.position();
      Contents.Scope scope = source.scope();
      List<Sequences.Position> sequences = Sequences.read(source.session(), scope.schemas());
      try (Dump dump =
          Dump.write(
              configuration.database(),
              folder.dump(),
              snapshot.id(),
              source.effort(),
              source.schemas())) {
        // While it is under way already: one that is too old for the server stops by itself before
        // it copies anything.
        int tool = requireTools(source.server());
        if (source.effort().last()) {
          // One thing after the other.
          finish(dump, progress);
        }
        Contents contents = Contents.read(source.session(), scope, sequences, progress);
        finish(dump, progress);
        return new Manifest(
            Manifest.VERSION,
            at,
            configuration.database().toString(),
            source.server().name(),
            "pg_dump " + tool,
            position,
            contents,
            List.of(),
            null);
      }
    }
  }

  /// Comes back at once if it is complete.
  private static void finish(Dump dump, Progress progress) {
    progress.at("waiting for pg_dump", 1, 1);
    dump.finish("see what it says; nothing was changed");
  }

  /// The version of `pg_dump`.
  static int requireTools(Server server) {
    int version = Tool.requireFor("pg_dump", server.major());
    Tool.requireFor("pg_restore", server.major());
    return version;
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
