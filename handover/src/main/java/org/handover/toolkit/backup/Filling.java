package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// Restores a backup into an empty database, or goes on with a restore that was killed there: until
/// all rows are in, that is to begin anew.
final class Filling implements AutoCloseable {
  private final Configuration configuration;
  private final Clock clock;
  private final Database database;
  private final BackupFolder folder;
  private final Manifest manifest;
  private final Session session;
  private final UnfinishedRestore mark;

  Filling(Configuration configuration, Clock clock, DatabaseUrl into, BackupFolder folder)
      throws IOException {
    this.configuration = configuration;
    this.clock = clock;
    this.database = new Database(into);
    this.folder = folder;
    this.manifest = folder.read();
    this.session = database.connect();
    this.mark = new UnfinishedRestore(session);
  }

  List<Finding> fill(Progress progress) throws IOException, SQLException {
    // Its last run may have set the properties already.
    session.execute("SET default_transaction_read_only = off");
    if (!mark.takeTurn()) {
      throw new StoppedException(
          new Fault.GaveWay("another restore into it is under way", "wait for its end"));
    }
    Needs needs = manifest.needs();
    boolean filled = begin(needs);
    Target target = Target.of(session, needs.roles());
    Restoration restoration =
        new Restoration(
            database, folder.dump(), Effort.of(configuration.backup().jobs()), needs, target);
    List<Finding> findings =
        new ArrayList<>(lacks(new Readiness(needs, target).ofDatabase(session, restoration.toc())));
    if (!findings.isEmpty()) {
      return findings;
    }
    List<String> differences = new ArrayList<>();
    if (!filled) {
      differences.addAll(restoration.fill(session, progress));
      mark.filled();
    }
    LeftOut left = restoration.complete(session, manifest.whole());
    findings.addAll(left.findings());
    differences.addAll(manifest.contents().differencesOf(session, manifest.scope(), progress));
    CopiedSchema copy = CopiedSchema.of(database, manifest.scope());
    CopiedSchema original = CopiedSchema.unpack(manifest.schema());
    SchemaDifferences schema = original.differencesOf(copy, restoration.plan(), target);
    // Another version of the server may spell it otherwise again.
    boolean sameVersion = original.state().version() / 10_000 == target.server().major();
    differences.addAll(
        CopiedSchema.lines(
            sameVersion ? schema : SecondRound.of(schema, original, database.url(), clock).real()));
    findings.addAll(compared(differences));
    return findings;
  }

  private static List<Finding> lacks(List<Finding> findings) {
    return findings.stream().filter(f -> f.verdict() != Verdict.PASS).toList();
  }

  /// Whether all rows are there already.
  private boolean begin(Needs needs) throws SQLException, IOException {
    if (!mark.backups().equals(List.of(folder.id()))) {
      mark.begin(folder.id());
      return false;
    }
    if (mark.isFilled()) {
      return true;
    }
    mark.endLeftSessions();
    TargetContent.of(session, needs.extensions().stream().map(Needs.Extension::name).toList())
        .clear(session);
    return false;
  }

  private List<Finding> compared(List<String> differences) {
    return differences.isEmpty()
        ? List.of(
            Finding.pass(
                "content",
                "%d tables have the rows that they had; all objects, owners and rights are the same"
                    .formatted(manifest.contents().tables().size())))
        : differences.stream()
            .map(d -> Finding.fail("content", d, "see whether somebody is writing to the target"))
            .toList();
  }

  /// Nothing is left to do: from now on the database is like any other.
  void end() throws SQLException {
    if (session.is("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
      // An event trigger that was restored might not let it go.
      session.execute("SET session_replication_role = replica");
    }
    mark.end();
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
