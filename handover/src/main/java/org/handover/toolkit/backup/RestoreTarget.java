package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;

/// Looks at a target before anything is done to it.
final class RestoreTarget {
  private static final String TOPIC = "target";

  private final Configuration configuration;
  private final Session session;
  private final DatabaseUrl url;
  private final Overwrite overwrite;

  RestoreTarget(
      Configuration configuration, Session session, DatabaseUrl url, Overwrite overwrite) {
    this.configuration = configuration;
    this.session = session;
    this.url = url;
    this.overwrite = overwrite;
  }

  List<Finding> findings(BackupFolder folder, Manifest manifest, String id)
      throws SQLException, IOException {
    Needs needs = manifest.needs();
    Target target = Target.of(session, needs.roles());
    target.server().requireKnown();
    if (target.server().replica()) {
      throw new StoppedException(
          new Fault.Refused("the target is a replica", "name a database of a primary"));
    }
    Tool.requireFor("pg_restore", target.server().major());
    List<Finding> findings = new ArrayList<>();
    live(findings);
    Readiness readiness = new Readiness(needs, target);
    if (overwrite.any()) {
      findings.addAll(readiness.ofServer());
      replaceable(target, findings);
    } else {
      content(needs, id, findings);
      findings.addAll(
          readiness.ofDatabase(session, Toc.of(folder.dump(), needs.roles(), needs.schemas())));
    }
    return findings;
  }

  private void live(List<Finding> findings) throws SQLException {
    String meant = "to replace it all the same, type its name: --overwrite-live " + url.database();
    switch (LiveDatabase.is(session, configuration.database())) {
      case YES -> {
        if (!url.database().equals(overwrite.live())) {
          findings.add(
              Finding.fail(TOPIC, "the target is the live database", "name another one; " + meant));
        }
      }
      case NO -> {
        if (overwrite.live() != null) {
          findings.add(
              Finding.fail(
                  TOPIC,
                  url + " is not the live database",
                  "say --overwrite for another one, or correct the URL"));
        }
      }
      case UNKNOWN -> {
        if (overwrite.any() && !url.database().equals(overwrite.live())) {
          findings.add(
              Finding.fail(
                  TOPIC,
                  "the live database does not answer: the target could be it",
                  "name an empty one; " + meant));
        }
      }
    }
  }

  private void content(Needs needs, String id, List<Finding> findings) throws SQLException {
    List<String> begun = new UnfinishedRestore(session).backups();
    if (begun.equals(List.of(id))) {
      findings.add(
          Finding.note(
              TOPIC, url + " holds an unfinished restore of this backup", "it is gone on with"));
      return;
    }
    if (!begun.isEmpty()) {
      findings.add(
          Finding.fail(
              TOPIC,
              url + " holds an unfinished restore of another backup",
              "finish that one, or name an empty database"));
      return;
    }
    TargetContent content =
        TargetContent.of(session, needs.extensions().stream().map(Needs.Extension::name).toList());
    findings.add(
        content.isEmpty()
            ? Finding.pass(TOPIC, url + " is empty")
            : Finding.fail(
                TOPIC,
                "%s holds %s".formatted(url, content.text()),
                "name an empty database, or say --overwrite"));
  }

  /// It is renamed, and another one takes its place.
  private void replaceable(Target target, List<Finding> findings) throws SQLException {
    boolean mayMake =
        session.is("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user");
    if (target.owns() && mayMake) {
      findings.add(
          Finding.note(
              TOPIC,
              url + " is replaced when its copy is restored beside it and compared",
              "what it holds now is kept under another name"));
      return;
    }
    String name = Relation.quote(target.name());
    findings.add(
        Finding.fail(
            TOPIC,
            "%s may not replace %s: that takes its owner, with CREATEDB"
                .formatted(target.role(), url),
            "restore into a new database, and let a superuser give it the name: ALTER DATABASE %s RENAME TO …"
                .formatted(name)));
  }
}
