package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.process.BackgroundTask;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

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
      Effort effort = whole ? Effort.of(configuration.backup().jobs()) : Effort.LEAST;
      requireTools(server);
      Needs needs = whole ? Needs.of(session) : Needs.of(session).withoutDatabase();
      Source source = new Source(session, server, schemas, needs, effort);
      List<Finding> notes = new ArrayList<>();
      if (whole) {
        requireRoom(session);
        notes.addAll(SourceObstacles.of(session, effort.jobs()));
        notes.addAll(new Rehearsal(configuration, effort, clock).obstacles(needs));
        if (Finding.verdict(notes) == Verdict.FAIL) {
          return BackupReport.refused(notes);
        }
      }
      return make(shelf.begin(label, clock.instant()), shelf, source, notes, progress);
    }
  }

  /// What is copied.
  private record Source(
      Session session, Server server, List<String> schemas, Needs needs, Effort effort) {
    boolean whole() {
      return schemas.isEmpty();
    }

    Contents.Scope scope() {
      return new Contents.Scope(whole() ? needs.schemas() : schemas, whole());
    }
  }

  private BackupReport make(
      BackupFolder partial,
      BackupShelf shelf,
      Source source,
      List<Finding> notes,
      Progress progress)
      throws IOException, SQLException {
    try {
      Instant started = clock.instant();
      Manifest dump = dump(source, partial, progress);
      CopiedSchema schema = CopiedSchema.of(new Database(configuration.database()), source.scope());
      Instant dumped = clock.instant();
      Rehearsal.Outcome outcome;
      Instant rehearsed;
      Manifest manifest;
      // Only now: what is done while pg_dump is at work holds the live snapshot for longer.
      try (BackgroundTask<List<Manifest.StoredFile>> sums =
          BackgroundTask.start(partial::secured)) {
        if (source.effort().last()) {
          // One thing after the other.
          sums.await();
        }
        outcome =
            new Rehearsal(configuration, source.effort(), clock)
                .of(partial, dump, schema, progress);
        rehearsed = clock.instant();
        manifest = dump.with(sums.await());
      }
      List<String> differences = outcome.differences();
      // One that differs stays to be looked at: under its name it is no backup, and the next run
      // clears it away.
      partial.write(
          differences.isEmpty() ? manifest.rehearsedAt(rehearsed, outcome.restored()) : manifest);
      BackupFolder kept = differences.isEmpty() ? shelf.finish(partial) : partial;
      notes.addAll(outcome.notes());
      return new BackupReport(
          kept.path().toString(),
          manifest.bytes(),
          Duration.between(started, dumped).toMillis(),
          Duration.between(dumped, rehearsed).toMillis(),
          manifest.contents().tables(),
          differences,
          notes);
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
    try (ExportedSnapshot snapshot = ExportedSnapshot.of(source.session())) {
      String position = snapshot.position();
      Contents.Scope scope = source.scope();
      List<Sequences.Position> sequences = Sequences.read(source.session(), scope.schemas());
      try (DirectoryDump dump =
          DirectoryDump.write(
              configuration.database(),
              source.server(),
              folder.dump(),
              snapshot.id(),
              source.effort(),
              source.schemas())) {
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
            "pg_dump " + Tool.major("pg_dump"),
            position,
            source.whole(),
            scope.schemas(),
            source.needs(),
            contents,
            "",
            List.of(),
            null);
      }
    }
  }

  /// Comes back at once if it is complete.
  private static void finish(DirectoryDump dump, Progress progress) {
    progress.at("waiting for pg_dump", 1, 1);
    dump.finish("see what it says; nothing was changed");
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
