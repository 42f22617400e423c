package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// What server this is, and settings that get in the way.
record ServerExamination(Session session, Server server) implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(version());
    findings.add(access());
    if (!server.encoding().equals("UTF8")) {
      findings.add(
          Finding.note(
              "encoding",
              server.encoding(),
              "what the new backend writes in other scripts is refused: see that both backends expect it"));
    }
    timeouts(findings);
    return findings;
  }

  private Finding version() {
    String saw = "PostgreSQL " + server.name();
    if (server.major() < Server.OLDEST) {
      return Finding.fail(
          "server version",
          saw,
          "upgrade it: %d is the oldest known here".formatted(Server.OLDEST));
    }
    return server.major() > Server.NEWEST
        ? Finding.inconclusive(
            "server version", saw, "newer than this program: rehearse on a copy first")
        : Finding.pass("server version", saw);
  }

  private Finding access() {
    if (server.replica()) {
      return Finding.fail("server access", "a replica", "point the URL at the primary");
    }
    return server.readOnly()
        ? Finding.fail(
            "server access",
            "default_transaction_read_only is on",
            "use a role or database that may write")
        : Finding.pass("server access", "takes writes");
  }

  /// A timeout that was set for the application also ends a long build of an index.
  private void timeouts(List<Finding> findings) throws SQLException {
    // What a session begins with: ours has lifted it already.
    String timeout =
        session.text(
            """
            SELECT CASE WHEN reset_val = '0' THEN '0' WHEN reset_val::bigint % 1000 = 0 THEN reset_val::bigint / 1000 || 's'
                        ELSE reset_val || 'ms' END
            FROM pg_settings WHERE name = 'statement_timeout'
            """);
    findings.add(
        timeout.equals("0")
            ? Finding.pass("statement_timeout", "none")
            : Finding.note(
                "statement_timeout",
                timeout,
                "`db apply` lifts it for its own session; pg_dump does so too"));
  }
}
