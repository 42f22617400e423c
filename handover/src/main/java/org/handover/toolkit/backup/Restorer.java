package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// Puts a backup into a database, and compares.
public final class Restorer {
  /// Tables, views, sequences, types, functions, large objects: all that a restore could collide
  /// with and that is not the server's or an extension's.
  private static final String OBJECTS =
      """
      WITH ours AS (
          SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      ), brought AS (
          SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
      )
      SELECT (SELECT count(*) FROM pg_class c WHERE relnamespace IN (SELECT oid FROM ours)
                AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                AND NOT EXISTS (SELECT FROM brought WHERE classid = 'pg_class'::regclass AND objid = c.oid))
           + (SELECT count(*) FROM pg_type t WHERE typnamespace IN (SELECT oid FROM ours)
                AND typtype IN ('e', 'd', 'r')
                AND NOT EXISTS (SELECT FROM brought WHERE classid = 'pg_type'::regclass AND objid = t.oid))
           + (SELECT count(*) FROM pg_proc p WHERE pronamespace IN (SELECT oid FROM ours)
                AND NOT EXISTS (SELECT FROM brought WHERE classid = 'pg_proc'::regclass AND objid = p.oid))
           + (SELECT count(*) FROM pg_largeobject_metadata)
      """;

  private final Configuration configuration;
  private final DatabaseUrl target;

  public Restorer(Configuration configuration, DatabaseUrl target) {
    this.configuration = configuration;
    this.target = target;
  }

  /// The target is looked at, and the backup; nothing is changed.
  public Findings check(Path path, boolean overwrite) throws IOException, SQLException {
    List<Finding> findings = new ArrayList<>(BackupVerification.of(path).findings());
    try (Session session = new Database(target).connect()) {
      Server server = Server.of(session).requireWritable();
      Tool.requireFor("pg_restore", server.major());
      findings.add(target(session.number(OBJECTS), overwrite));
    }
    return new Findings("restore", findings);
  }

  private Finding target(long objects, boolean overwrite) {
    if (objects == 0) {
      return Finding.pass("target", target + " is empty");
    }
    String saw = "%s holds %d objects".formatted(target, objects);
    return overwrite
        ? Finding.note(
            "target", saw, "what the backup has too is dropped first, as --overwrite says")
        : Finding.fail("target", saw, "name an empty database, or say --overwrite");
  }

  public Findings restore(Path path, boolean overwrite, Progress progress)
      throws IOException, SQLException {
    Findings check = check(path, overwrite);
    if (check.verdict() != Verdict.PASS) {
      return check;
    }
    BackupFolder folder = new BackupFolder(path);
    Manifest manifest = folder.read();
    progress.at("restoring", 0, 2);
    // What would be replaced stays as it is unless all of it can be. That is one job's work.
    List<String> options =
        overwrite ? List.of("--clean", "--if-exists", "--single-transaction") : List.of();
    Effort effort = Effort.of(overwrite ? 1 : configuration.backup().jobs());
    Dump.read(target, folder.dump(), effort, options);
    List<Finding> findings = new ArrayList<>(check.findings());
    findings.addAll(compared(manifest, progress));
    return new Findings("restore", findings);
  }

  private List<Finding> compared(Manifest manifest, Progress progress) throws SQLException {
    Contents contents = manifest.contents();
    try (Session session = new Database(target).connect()) {
      List<String> differences = contents.differencesOf(contents.readCopy(session, progress));
      return differences.isEmpty()
          ? List.of(
              Finding.pass(
                  "content", contents.tables().size() + " tables have the rows that they had"))
          : differences.stream()
              .map(d -> Finding.fail("content", d, "see whether somebody is writing to the target"))
              .toList();
    }
  }

  /// The URL that a command line gives, which must not be the live one by accident.
  public static DatabaseUrl target(String text, Configuration configuration, boolean overwrite) {
    DatabaseUrl target = DatabaseUrl.parse(text);
    boolean live =
        target.hosts().equals(configuration.database().hosts())
            && target.database().equals(configuration.database().database());
    if (live && !overwrite) {
      throw new StoppedException(
          new Fault.Refused(
              "the target is the live database", "name another one, or say --overwrite"));
    }
    return target;
  }
}
