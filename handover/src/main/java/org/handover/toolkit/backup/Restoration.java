package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Progress;

/// Puts a dump into an empty database, owners, rights and the database's properties included. The
/// rehearsal and the real restore are this.
final class Restoration {
  private final Database database;
  private final Path dump;
  private final Effort effort;
  private final Toc toc;
  private final Needs needs;
  private final Target target;
  private final RestorePlan plan;

  Restoration(Database database, Path dump, Effort effort, Needs needs, Target target) {
    this.database = database;
    this.dump = dump;
    this.effort = effort;
    this.needs = needs;
    this.target = target;
    this.toc = Toc.of(dump, needs.roles(), needs.schemas());
    this.plan = RestorePlan.of(toc, needs, target);
  }

  Toc toc() {
    return toc;
  }

  RestorePlan plan() {
    return plan;
  }

  /// All that holds rows, and what stands on it.
  ///
  /// @return in which way the rows do not fit
  List<String> fill(Session session, Progress progress) throws SQLException, IOException {
    TemporaryGrants grants = new TemporaryGrants(session, needs, target);
    progress.at("restoring definitions", 0, 4);
    grants.onDatabase(toc);
    run(plan.schemas());
    grants.onSchemas(toc);
    run(plan.definitions());
    DeferredChecks checks = DeferredChecks.drop(session);
    progress.at("restoring rows", 1, 4);
    run(plan.rows());
    List<String> broken = checks.addAgain();
    progress.at("restoring indexes and constraints", 2, 4);
    run(plan.rest());
    progress.at("restoring rights", 3, 4);
    run(plan.rights());
    grants.takeBack();
    return broken;
  }

  /// What can be said twice.
  ///
  /// @param properties whether the database's own are set as well
  LeftOut complete(Session session, boolean properties) throws SQLException, IOException {
    List<RestorePlan.Pass> missing = new ArrayList<>();
    List<String> triggers =
        session.query("SELECT evtname FROM pg_event_trigger", row -> row.getString(1));
    for (RestorePlan.Pass pass : plan.last()) {
      missing.add(
          new RestorePlan.Pass(
              pass.entries().stream()
                  .filter(e -> !e.is("EVENT TRIGGER") || !triggers.contains(e.name()))
                  .toList(),
              pass.owned(),
              pass.atOnce()));
    }
    run(missing);
    return LeftOut.of(
        plan,
        dump,
        properties ? new DatabaseProperties(session, needs, target).apply() : List.of());
  }

  private void run(List<RestorePlan.Pass> passes) throws IOException {
    for (RestorePlan.Pass pass : passes) {
      DirectoryDump.read(database.url(), target.server(), dump, effort, pass);
    }
  }
}
