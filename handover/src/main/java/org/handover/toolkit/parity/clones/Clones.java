package org.handover.toolkit.parity.clones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Copies of the live database, on its own server or the one of `scratch:`. They are gone at the
/// end.
public final class Clones implements AutoCloseable {
  private static final String PREFIX = "handover_parity_";
  private static final String MAINTENANCE = "postgres";
  private static final String IN_USE = "55006";

  private final DatabaseUrl original;
  private final DatabaseUrl server;
  private final Session session;
  private final RunLock lock;
  private final List<DatabaseUrl> made = new ArrayList<>();

  private Clones(DatabaseUrl original, DatabaseUrl server, Session session, RunLock lock) {
    this.original = original;
    this.server = server;
    this.session = session;
    this.lock = lock;
  }

  /// Takes what earlier runs left behind away, first of all.
  public static Clones on(Configuration configuration) throws SQLException {
    DatabaseUrl server = configuration.scratchServer();
    Session session = maintenance(server);
    try {
      RunLock lock = RunLock.take(session);
      Clones clones = new Clones(configuration.database(), server, session, lock);
      clones.dropLeftovers();
      return clones;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /// As a rule not in the database itself: a template may have no other session.
  private static Session maintenance(DatabaseUrl server) {
    try {
      return new Database(server.withDatabase(MAINTENANCE)).connect();
    } catch (StoppedException e) {
      return new Database(server).connect();
    }
  }

  RunLock lock() {
    return lock;
  }

  private void dropLeftovers() throws SQLException {
    for (String name :
        session.query(
            "SELECT datname FROM pg_database WHERE datname ~ ? AND pg_has_role(datdba, 'USAGE')",
            row -> row.getString(1),
            "^" + PREFIX + "[0-9a-f]{8}_[a-z]+$")) {
      if (!lock.isAlive(name.substring(PREFIX.length(), PREFIX.length() + 8))) {
        session.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
      }
    }
  }

  /// A copy of the live database; of an earlier copy if there is one, which is faster.
  ///
  /// @param role what it is for, in lower-case letters
  public DatabaseUrl make(String role) {
    String name = PREFIX + lock.id() + "_" + role;
    DatabaseUrl clone = server.withDatabase(name);
    try {
      if (!made.isEmpty()) {
        copy(name, made.getFirst().database());
      } else if (!server.equals(original) || !copied(name)) {
        dumpInto(clone);
      }
      made.add(clone);
      return clone;
    } catch (SQLException e) {
      throw refusal(e);
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Refused("the dump cannot be kept: " + e.getMessage(), "make room on the disk"),
          e);
    }
  }

  /// One that holds nothing, spelt like the live database.
  ///
  /// @param role what it is for, in lower-case letters
  public DatabaseUrl empty(String role) {
    String name = PREFIX + lock.id() + "_" + role;
    try {
      session.execute(
          "CREATE DATABASE %s TEMPLATE template0 %s".formatted(name, likeTheOriginal()));
    } catch (SQLException e) {
      throw refusal(e);
    }
    DatabaseUrl empty = server.withDatabase(name);
    made.add(empty);
    return empty;
  }

  private void copy(String name, String template) throws SQLException {
    session.execute(
        "CREATE DATABASE %s TEMPLATE \"%s\"".formatted(name, template.replace("\"", "\"\"")));
  }

  /// Not while others are connected, nor by a role that does not own it.
  private boolean copied(String name) throws SQLException {
    boolean mayAndCan =
        session.is(
            """
            SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = ?)
               AND (pg_has_role(datdba, 'USAGE') OR datistemplate)
            FROM pg_database WHERE datname = ?
            """,
            original.database(),
            original.database());
    if (!mayAndCan) {
      return false;
    }
    try {
      copy(name, original.database());
      return true;
    } catch (SQLException e) {
      if (SqlFailure.state(e).equals(IN_USE)) {
        return false;
      }
      throw e;
    }
  }

  private void dumpInto(DatabaseUrl clone) throws SQLException, IOException {
    session.execute(
        "CREATE DATABASE %s TEMPLATE template0 %s".formatted(clone.database(), likeTheOriginal()));
    Path dump = Files.createTempFile("handover-parity-", ".dump");
    try {
      run(original, "pg_dump", "--format=custom", "--file=" + dump);
      run(
          clone,
          "pg_restore",
          "--no-owner",
          "--no-privileges",
          "--exit-on-error",
          "--dbname=" + clone.database(),
          dump.toString());
    } catch (StoppedException | IOException e) {
      drop(clone);
      throw e;
    } finally {
      Files.deleteIfExists(dump);
    }
  }

  private String likeTheOriginal() throws SQLException {
    try (Session source = new Database(original).connect()) {
      return source.text(
          """
          SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
          FROM pg_database WHERE datname = current_database()
          """);
    }
  }

  private static void run(DatabaseUrl url, String... words) throws IOException {
    try (ClientEnvironment environment = new ClientEnvironment(url)) {
      ProcessRunner.run(Command.of(words).with(environment.variables()))
          .orStop(
              "see that the role may read all of the database, and that there is room for a clone");
    }
  }

  private static StoppedException refusal(SQLException e) {
    String remedy = "or name another server's database as `scratch:`";
    return switch (SqlFailure.state(e)) {
      case "42501" ->
          new StoppedException(
              new Fault.Refused(
                  "this role may not create the clones that the play needs",
                  "ALTER ROLE … CREATEDB, " + remedy),
              e);
      case "53100" ->
          new StoppedException(
              new Fault.Refused("there is no room for a clone", "make room on its disk, " + remedy),
              e);
      default -> SqlFailure.refused("making a clone", e);
    };
  }

  private void drop(DatabaseUrl clone) throws SQLException {
    session.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(clone.database()));
  }

  @Override
  public void close() throws SQLException {
    try (session) {
      for (DatabaseUrl clone : made.reversed()) {
        drop(clone);
      }
    }
  }
}
