package org.handover.toolkit.init;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Looks at a database and two backends, and writes a `handover.yml`.
///
/// @param file where it goes
public record Initialiser(
    DatabaseUrl database, @Nullable URI legacy, @Nullable URI next, Path file) {
  /// Only the text.
  public Proposal propose(Progress progress) throws SQLException {
    progress.at("looking at the database", 0, 3);
    try (Session session = new Database(database).connect()) {
      DatabaseLook look = DatabaseLook.at(session);
      progress.at("asking the legacy backend", 1, 3);
      BackendLook before = BackendLook.at("legacy", legacy);
      progress.at("asking the next backend", 2, 3);
      BackendLook after = BackendLook.at("next", next);
      Path folder = file.toAbsolutePath().resolveSibling(".");
      Places places = Places.in(folder);
      return new Proposal(
          file.toString(),
          findings(look, List.of(before, after), places),
          new HandoverYaml(look, before, after, places, new TrafficYaml(folder)).text(),
          false);
    }
  }

  /// The text, into the file.
  ///
  /// @throws StoppedException if there is such a file and it is not to be replaced
  public Proposal write(boolean overwrite, Progress progress) throws SQLException, IOException {
    refuse(!overwrite && Files.exists(file));
    Proposal proposal = propose(progress);
    // Beside it first: a file that is half written would be worse than none.
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, proposal.yaml());
    try {
      if (overwrite) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(beside, file);
      }
    } catch (FileAlreadyExistsException e) {
      Files.delete(beside);
      refuse(true);
    }
    return new Proposal(proposal.file(), proposal.findings(), proposal.yaml(), true);
  }

  private void refuse(boolean exists) {
    if (exists) {
      throw new StoppedException(
          new Fault.Misconfigured(
              file.toString(), "is there already", "name another with --file, or say --overwrite"));
    }
  }

  private static List<Finding> findings(
      DatabaseLook look, List<BackendLook> backends, Places places) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.pass(
            "database",
            "PostgreSQL %s, %d tables, %s"
                .formatted(look.server().name(), look.tables(), look.size())));
    look.migrations()
        .forEach(
            m -> findings.add(Finding.pass("migrations", m.table() + " is " + m.tool() + "'s")));
    look.passwords()
        .forEach(p ->
            findings.add(
                Finding.pass(
                    "password hashes",
                    "%d in %s.%s, up to %d characters"
                        .formatted(p.hashes(), p.table(), p.column(), p.longest()))));
    look.clients()
        .forEach(c ->
            findings.add(
                Finding.pass(
                    "connected",
                    "%s as %s, %d sessions".formatted(c.application(), c.role(), c.sessions()))));
    backends.forEach(backend -> findings.add(finding(backend)));
    places
        .missing()
        .forEach(place ->
            findings.add(Finding.note("files", place + " is not there yet", "see the comments")));
    return findings;
  }

  private static Finding finding(BackendLook look) {
    String topic = look.name() + " backend";
    if (look.url() == null) {
      return Finding.note(topic, "nobody named it", "--%s URL".formatted(look.name()));
    }
    if (!look.answers()) {
      return Finding.inconclusive(
          topic, "does not answer", "start it and run this again, or set its health");
    }
    return look.health() == null
        ? Finding.inconclusive(topic, "answers 200 on none of the usual paths", "set its health")
        : Finding.pass(topic, look.health() + " answers 200");
  }
}
