package org.handover.toolkit.database;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A database that lives as long as the step that needs it, whose session holds a lock on its
/// number: the next step drops those that no session holds, whose step was killed.
public final class ScratchDatabase implements AutoCloseable {
  private static final String PREFIX = "handover_scratch_";

  /// The first half of the lock's key.
  private static final int LOCK = 0x68616e64;

  /// What `DROP DATABASE` says of one with subscriptions.
  private static final String IN_USE = "55006";

  private final Session server;
  private final Database database;

  private ScratchDatabase(Session server, Database database) {
    this.server = server;
    this.database = database;
  }

  /// Empty, with the encoding and collation of the database that it stands in for, where the server
  /// can do that.
  ///
  /// @param on a database of the server that makes it
  public static ScratchDatabase create(DatabaseUrl on, Clock clock) {
    Session server = new Database(on).connect();
    try {
      // What is dropped again need not reach a replica.
      server.execute("SET default_transaction_read_only = off; SET synchronous_commit = local");
      dropAbandoned(server, on);
      int number = ThreadLocalRandom.current().nextInt();
      server.query("SELECT pg_advisory_lock(?, ?)", row -> row, LOCK, number);
      String name =
          PREFIX + clock.instant().getEpochSecond() + "_" + HexFormat.of().toHexDigits(number);
      server.execute("CREATE DATABASE %s TEMPLATE template0 %s".formatted(name, likeThis(server)));
      // As in our own sessions: it may be the live server that psql and pg_restore fill it on.
      server.execute("ALTER DATABASE %s SET max_parallel_maintenance_workers = 0".formatted(name));
      server.execute("ALTER DATABASE %s SET synchronous_commit = off".formatted(name));
      return new ScratchDatabase(server, new Database(on.withDatabase(name)));
    } catch (SQLException e) {
      StoppedException refusal = refusal(e);
      try {
        server.close();
      } catch (SQLException closing) {
        refusal.addSuppressed(closing);
      }
      throw refusal;
    }
  }

  private static String likeThis(Session server) throws SQLException {
    return server.text(
        """
        SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
        FROM pg_database WHERE datname = current_database() AND datcollate IS NOT NULL
        """);
  }

  /// Those whose step is gone. What its programs had asked the server for may still be at work and
  /// is ended; one that others look into stays.
  private static void dropAbandoned(Session server, DatabaseUrl on) throws SQLException {
    for (String name :
        server.query(
            """
            SELECT datname FROM pg_database d
            WHERE datname ~ ? AND pg_has_role(datdba, 'USAGE')
              AND NOT EXISTS (SELECT FROM pg_locks l
                  WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid::bigint = ?
                    AND l.objid::bigint = ('x' || split_part(datname, '_', 4))::bit(32)::bigint)
              AND NOT EXISTS (SELECT FROM pg_stat_activity a
                  WHERE a.datid = d.oid AND (a.usename, a.application_name) IS DISTINCT FROM (current_user, ?::text))
            """,
            row -> row.getString(1),
            "^" + PREFIX + "[0-9]{1,12}_[0-9a-f]{8}$",
            LOCK,
            Database.APPLICATION)) {
      try {
        drop(server, new Database(on.withDatabase(name)));
      } catch (SQLException | StoppedException e) {
        // It stays, as one does that others look into: that is no reason to stop this step.
        if (!server.lives()) {
          throw e;
        }
      }
    }
  }

  private static void drop(Session server, Database scratch) throws SQLException {
    String drop = "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(scratch.url().database());
    try {
      server.execute(drop);
    } catch (SQLException e) {
      if (!SqlFailure.state(e).equals(IN_USE)) {
        throw e;
      }
      dropSubscriptions(scratch);
      server.execute(drop);
    }
  }

  /// A copied subscription holds its database. Its slot is another server's, and is left alone.
  private static void dropSubscriptions(Database scratch) throws SQLException {
    try (Session session = scratch.connect()) {
      session.execute("SET default_transaction_read_only = off");
      for (String name :
          session.query(
              """
              SELECT pg_catalog.quote_ident(subname) FROM pg_catalog.pg_subscription
              WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              """,
              row -> row.getString(1))) {
        session.execute("ALTER SUBSCRIPTION %s DISABLE".formatted(name));
        session.execute("ALTER SUBSCRIPTION %s SET (slot_name = NONE)".formatted(name));
        session.execute("DROP SUBSCRIPTION " + name);
      }
    }
  }

  private static StoppedException refusal(SQLException e) {
    return switch (SqlFailure.state(e)) {
      case "42501" ->
          new StoppedException(
              new Fault.Refused(
                  "this role may not create the scratch database that the step needs",
                  "ALTER ROLE … CREATEDB, or name another server's database as `scratch:`"),
              e);
      case "25006" ->
          new StoppedException(
              new Fault.Refused(
                  "this server is a replica or a read-only session: the scratch database that the step needs cannot be made",
                  "point the URL at the primary, or name another server's database as `scratch:`"),
              e);
      default -> SqlFailure.refused("making a scratch database", e);
    };
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() throws SQLException {
    try (server) {
      drop(server, database);
    }
  }
}
