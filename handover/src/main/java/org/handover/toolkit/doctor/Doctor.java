package org.handover.toolkit.doctor;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;

/// Runs all examinations.
public final class Doctor {
  /// Nothing else that is seen through it would be sure.
  private static final Finding POOLED =
      Finding.fail(
          "pooler",
          "a connection pooler such as pgbouncer stands before the database: settings, locks and dumps do not hold through it, and the rest was not examined",
          "use the server's own host and port");

  private final Configuration configuration;
  private final Clock clock;

  public Doctor(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  public Diagnosis examine(Progress progress) throws SQLException, IOException {
    if (!configuration.hasDatabase()) {
      return backends();
    }
    if (new Database(configuration.database()).isPooled()) {
      return new Diagnosis(List.of(POOLED));
    }
    List<Finding> findings = new ArrayList<>();
    try (Session session = new Database(configuration.database()).connect()) {
      Server server = Server.of(session);
      List<Examination> examinations = examinations(session, server);
      for (int i = 0; i < examinations.size(); i++) {
        progress.at("examining", i, examinations.size());
        findings.addAll(examinations.get(i).findings());
      }
    }
    return new Diagnosis(findings);
  }

  /// All that there is to look at without a database.
  private Diagnosis backends() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(legacy().findings());
    findings.addAll(next(true).findings());
    return new Diagnosis(findings);
  }

  private BackendExamination legacy() {
    return new BackendExamination(
        "legacy",
        configuration.backends().legacy(),
        true,
        clock,
        configuration.doctor().clockDifference());
  }

  private BackendExamination next(boolean due) {
    return new BackendExamination(
        "next",
        configuration.backends().next(),
        due,
        clock,
        configuration.doctor().clockDifference());
  }

  /// One subject.
  @FunctionalInterface
  interface Examination {
    List<Finding> findings() throws SQLException, IOException;
  }

  /// The new backend starts on a database that has what it needs.
  private boolean isApplied(Session session) throws SQLException {
    return session.is(
            "SELECT coalesce(has_table_privilege(to_regclass('handover.baseline'), 'SELECT'), false)")
        && new Records(session)
            .baseline()
            .filter(baseline -> baseline.after().isPresent() && baseline.undoing().isEmpty())
            .isPresent();
  }

  private List<Examination> examinations(Session session, Server server) throws SQLException {
    return List.of(
        new ServerExamination(session, server),
        new RoleExamination(session),
        new ToolsExamination(server),
        new ExpectedSchemaExamination(configuration, session, server, clock),
        new BackupExamination(session, server, configuration.backup().jobs()),
        new DiskExamination(session, configuration.backup().folder()),
        new TransactionExamination(session, configuration.doctor().longTransaction()),
        new ConnectionExamination(session, configuration.backends()),
        new ReplicationExamination(session),
        new ClockExamination(session, clock, configuration.doctor().clockDifference()),
        new PasswordExamination(session, configuration.doctor().passwords()),
        legacy(),
        next(isApplied(session)));
  }
}
