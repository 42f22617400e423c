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
      long tables =
          session.number(
              """
              SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
              """);
      findings.add(target(tables, overwrite));
    }
    return new Findings("restore", findings);
  }

  private Finding target(long tables, boolean overwrite) {
    if (tables == 0) {
      return Finding.pass("target", target + " is empty");
    }
    String saw = "%s holds %d tables, views and sequences".formatted(target, tables);
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
    // Dropping in parallel is not possible; one transaction would keep jobs from working.
    List<String> options = overwrite ? List.of("--clean", "--if-exists") : List.of();
    Dump.read(target, folder.dump(), configuration.backup().jobs(), options);
    List<Finding> findings = new ArrayList<>(check.findings());
    findings.addAll(compared(manifest, progress));
    return new Findings("restore", findings);
  }

  private List<Finding> compared(Manifest manifest, Progress progress) throws SQLException {
    List<String> schemas = Rehearsal.schemas(manifest);
    try (Session session = new Database(target).connect()) {
      List<String> differences =
          manifest.contents().differencesOf(Contents.read(session, schemas, progress));
      return differences.isEmpty()
          ? List.of(
              Finding.pass(
                  "content",
                  manifest.contents().tables().size() + " tables have the rows that they had"))
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
