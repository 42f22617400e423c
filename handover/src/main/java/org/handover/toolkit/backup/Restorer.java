package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// Puts a backup into a database, and compares: into an empty one directly, over another one by way
/// of a copy beside it.
public final class Restorer {
  private final Configuration configuration;
  private final Clock clock;
  private final DatabaseUrl target;
  private final Overwrite overwrite;

  public Restorer(
      Configuration configuration, Clock clock, DatabaseUrl target, Overwrite overwrite) {
    this.configuration = configuration;
    this.clock = clock;
    this.target = target;
    this.overwrite = overwrite;
  }

  /// The target is looked at, and the backup; nothing is changed.
  public Findings check(Path path) throws IOException, SQLException {
    BackupFolder folder = new BackupFolder(path);
    List<Finding> findings = new ArrayList<>(BackupVerification.of(path).findings());
    Manifest manifest = folder.read();
    try (Session session = new Database(target).connect()) {
      findings.addAll(
          new RestoreTarget(configuration, session, target, overwrite)
              .findings(folder, manifest, folder.id()));
    }
    return new Findings("restore", findings);
  }

  public Findings restore(Path path, Progress progress) throws IOException, SQLException {
    Findings check = check(path);
    if (check.verdict() != Verdict.PASS) {
      return check;
    }
    List<Finding> findings = new ArrayList<>(check.findings());
    boolean before = overwrite.any() && readonly().isPresent();
    findings.addAll(overwrite.any() ? replaced(path, progress) : filled(target, path, progress));
    if (Finding.verdict(findings) == Verdict.PASS) {
      findings.addAll(readonly(before));
    }
    return new Findings("restore", findings);
  }

  /// Whether the legacy role may write is part of a database, and comes and goes with it.
  private List<Finding> readonly(boolean before) throws SQLException {
    Optional<ReadonlyStatus> now = readonly();
    if (now.isPresent()) {
      return List.of(
          Finding.note(
              "read-only",
              "%s has it from the backup: %s".formatted(target, now.get().summary()),
              "`handover db legacy-readonly off` with DATABASE_URL there lets the legacy backend write"));
    }
    return before
        ? List.of(
            Finding.note(
                "read-only",
                "legacy-readonly was on in %s and is not in the backup: the legacy backend may write again"
                    .formatted(target),
                "`handover db legacy-readonly on` if it may not"))
        : List.of();
  }

  private Optional<ReadonlyStatus> readonly() throws SQLException {
    try (Session session = new Database(target).connect()) {
      return ReadonlyStatus.read(session, configuration, clock).guarding();
    }
  }

  private List<Finding> filled(DatabaseUrl into, Path path, Progress progress)
      throws IOException, SQLException {
    try (Filling filling = new Filling(configuration, clock, into, new BackupFolder(path))) {
      List<Finding> findings = filling.fill(progress);
      filling.end();
      return findings;
    }
  }

  private List<Finding> replaced(Path path, Progress progress) throws IOException, SQLException {
    BackupFolder folder = new BackupFolder(path);
    CopyBeside copy;
    try (Session session = new Database(target).connect()) {
      session.execute("SET default_transaction_read_only = off");
      copy = CopyBeside.of(session, target);
      copy.make(session, folder.id());
    }
    List<Finding> findings;
    try (Filling filling = new Filling(configuration, clock, copy.url(), folder)) {
      findings = new ArrayList<>(filling.fill(progress));
      if (Finding.verdict(findings) != Verdict.PASS) {
        return findings;
      }
      copy.requireUnused();
      filling.end();
    }
    String kept = named(copy, folder);
    findings.add(
        Finding.note(
            "replaced",
            "%s is the backup now; what it was is %s".formatted(target.database(), kept),
            "when it is not needed any more: DROP DATABASE \"%s\"".formatted(kept)));
    return findings;
  }

  /// Where that fails, the next run has to know the copy again.
  private String named(CopyBeside copy, BackupFolder folder) throws IOException, SQLException {
    try {
      return copy.swap(configuration.schema().lockTimeout(), clock.instant());
    } catch (StoppedException | SQLException e) {
      try (Session session = new Database(copy.url()).connect()) {
        UnfinishedRestore mark = new UnfinishedRestore(session);
        session.execute("SET default_transaction_read_only = off");
        mark.begin(folder.id());
        mark.filled();
      }
      throw e;
    }
  }
}
