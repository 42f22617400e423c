package org.handover.toolkit.readonly;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Lets the database itself refuse what the legacy role writes, whatever its backend tries.
///
/// A trigger on each table fires for that role only, and before any row is touched. What it refuses
/// is rolled back, so that it counts with sequences, which never roll back.
public final class LegacyReadonly {
  static final String SCHEMA = "handover_readonly";

  private final Configuration configuration;
  private final Clock clock;

  public LegacyReadonly(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /// Until then the role may not write; after that it may again, by itself.
  public ReadonlyStatus on(Instant until, Progress progress) throws SQLException {
    String role = requireRole();
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireWritable();
      requireSensible(session, role, until);
      session.inTransaction(() -> new ReadonlyObjects(session).prepare(role, until));
      List<Relation> tables = ReadonlyObjects.unguarded(session, configuration.schema().saved());
      for (int i = 0; i < tables.size(); i++) {
        progress.at("guarding " + tables.get(i), i, tables.size());
        Relation table = tables.get(i);
        attempt(session, table, () -> new ReadonlyObjects(session).guard(table, role));
      }
      return read(session);
    }
  }

  public ReadonlyStatus off(Progress progress) throws SQLException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireWritable();
      for (Relation table : ReadonlyObjects.guarded(session)) {
        progress.at("freeing " + table, 0, 0);
        attempt(session, table, () -> new ReadonlyObjects(session).free(table));
      }
      ReadonlyStatus last = read(session);
      session.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(SCHEMA));
      return last.ended();
    }
  }

  public ReadonlyStatus status(Progress progress) throws SQLException {
    progress.at("counting", 0, 1);
    try (Session session = new Database(configuration.database()).connect()) {
      return read(session);
    }
  }

  private ReadonlyStatus read(Session session) throws SQLException {
    return ReadonlyStatus.read(session, configuration, clock);
  }

  private void attempt(Session session, Relation table, Session.Work work) throws SQLException {
    new LockRetry(clock, configuration.schema().lockTimeout(), configuration.schema().patience())
        .run(
            table.toString(),
            (_, lockTimeout) ->
                session.inTransaction(() -> {
                  session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
                  work.run();
                }));
  }

  private String requireRole() {
    String role = configuration.backends().legacy().role();
    if (role == null || role.isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "backends.legacy.role",
              "is missing",
              "name the role that only the legacy backend signs in as"));
    }
    return role;
  }

  private void requireSensible(Session session, String role, Instant until) throws SQLException {
    if (!session.is("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role)) {
      throw refused("there is no role " + role, "mend backends.legacy.role");
    }
    if (!session.is("SELECT rolcanlogin FROM pg_roles WHERE rolname = ?", role)) {
      throw refused(
          "no session signs in as the role " + role,
          "set backends.legacy.role to the role that the legacy backend signs in as");
    }
    if (role.equals(configuration.backends().next().role())
        || session.is("SELECT session_user = ?", role)) {
      throw refused(
          "the role %s is not the legacy backend's alone".formatted(role),
          "give the new backend, and this program, roles of their own");
    }
    String guarded = read(session).role();
    if (!guarded.isEmpty() && !guarded.equals(role)) {
      throw refused(
          "it is on for the role " + guarded, "`handover db legacy-readonly off` first, then on");
    }
    if (!until.isAfter(clock.instant())) {
      throw refused("the end is past", "name a later one");
    }
  }

  private static StoppedException refused(String what, String remedy) {
    return new StoppedException(new Fault.Refused(what, remedy));
  }
}
