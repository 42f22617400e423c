package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Verdict;

/// Restores a backup into a scratch database, as a real restore would be done, and compares it with
/// what it was made from.
final class Rehearsal {
  private final Configuration configuration;
  private final Effort effort;
  private final Clock clock;

  Rehearsal(Configuration configuration, Effort effort, Clock clock) {
    this.configuration = configuration;
    this.effort = effort;
    this.clock = clock;
  }

  /// @param differences in which way the copy is not the same; empty: it is
  /// @param notes what this role could not restore
  /// @param restored the schema, spelled as in the copy
  record Outcome(List<String> differences, List<Finding> notes, String restored) {}

  /// What the server of the scratch database lacks, told before there is a dump.
  List<Finding> obstacles(Needs needs) throws SQLException {
    try (Session session = new Database(configuration.scratchServer()).connect()) {
      return new Readiness(needs, Target.of(session, needs.roles())).ofServer();
    }
  }

  Outcome of(BackupFolder folder, Manifest manifest, CopiedSchema schema, Progress progress)
      throws SQLException, IOException {
    progress.at("restoring into a scratch database", 0, 4);
    Needs needs = manifest.needs();
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock);
        Session session = scratch.database().connect()) {
      session.execute("SET default_transaction_read_only = off");
      Target target = Target.of(session, needs.roles());
      Restoration restoration =
          new Restoration(scratch.database(), folder.dump(), effort, needs, target);
      List<Finding> lacks =
          new Readiness(needs, target)
              .ofDatabase(session, restoration.toc()).stream()
                  .filter(finding -> finding.verdict() != Verdict.PASS)
                  .toList();
      if (!lacks.isEmpty()) {
        return new Outcome(
            lacks.stream().map(f -> f.saw() + ": " + f.remedy()).toList(), List.of(), "");
      }
      List<String> differences = new ArrayList<>(restoration.fill(session, progress));
      LeftOut left = restoration.complete(session, manifest.whole());
      differences.addAll(manifest.contents().differencesOf(session, manifest.scope(), progress));
      CopiedSchema copy = CopiedSchema.of(scratch.database(), manifest.scope());
      SecondRound round =
          SecondRound.of(
              schema.differencesOf(copy, restoration.plan(), target),
              schema,
              configuration.scratchServer(),
              clock);
      differences.addAll(CopiedSchema.lines(round.real()));
      return new Outcome(
          differences, left.findings(), schema.spelledAs(copy, round.spelling()).pack());
    }
  }
}
