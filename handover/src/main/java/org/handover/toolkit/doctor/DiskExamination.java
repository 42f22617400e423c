package org.handover.toolkit.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.step.Finding;

/// Room for a backup here, and for its rehearsal there. A compressed dump is as a rule a third of
/// the database or less; the whole of it is asked for, which is on the safe side.
record DiskExamination(Session session, Path backups) implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    long size = session.number("SELECT pg_database_size(current_database())");
    return List.of(here(size), there(size));
  }

  private Finding here(long size) {
    try {
      return finding("disk for backups", Size.freeFor(backups), size, backups.toString());
    } catch (IOException e) {
      return Finding.inconclusive(
          "disk for backups", e.toString(), "see that %s can be made".formatted(backups));
    }
  }

  /// A server that runs elsewhere does not say how full its disk is.
  private Finding there(long size) throws SQLException {
    boolean told = session.is("SELECT pg_has_role('pg_read_all_settings', 'USAGE')");
    String data = told ? session.text("SELECT current_setting('data_directory')") : "";
    if (data.isEmpty() || !isHere(data)) {
      return Finding.inconclusive(
          "disk of the server",
          "cannot be seen from here",
          "see that it has %s free for a rehearsal".formatted(Size.text(size)));
    }
    try {
      return finding("disk of the server", Size.freeFor(Path.of(data)), size, data);
    } catch (IOException e) {
      return Finding.inconclusive("disk of the server", e.toString(), "look there yourself");
    }
  }

  /// The folder may exist on this machine by chance: the server's own file in it has to.
  private boolean isHere(String data) throws SQLException {
    String address =
        session.one("SELECT coalesce(host(inet_server_addr()), '')", row -> row.getString(1));
    return (address.isEmpty() || address.startsWith("127.") || address.equals("::1"))
        && Files.exists(Path.of(data));
  }

  private static Finding finding(String topic, long free, long needed, String where) {
    String saw = "%s free at %s, %s needed".formatted(Size.text(free), where, Size.text(needed));
    return free > needed ? Finding.pass(topic, saw) : Finding.fail(topic, saw, "make room");
  }
}
