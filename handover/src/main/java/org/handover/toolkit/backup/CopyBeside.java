package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A database beside the one that is to be overwritten, on the same server: it is filled and
/// compared while the other one is in use, and takes its name when all is well. No client waits for
/// that, and the old database stays under another name.
final class CopyBeside {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST = 63;

  private final DatabaseUrl target;
  private final String name;

  private CopyBeside(DatabaseUrl target, String name) {
    this.target = target;
    this.name = name;
  }

  /// The same name for the same target: what a killed run left is found again.
  static CopyBeside of(Session session, DatabaseUrl target) throws SQLException {
    long oid =
        session.number("SELECT oid::bigint FROM pg_database WHERE datname = current_database()");
    return new CopyBeside(target, "handover_restore_" + oid);
  }

  DatabaseUrl url() {
    return target.withDatabase(name);
  }

  /// Made anew unless a run of this backup was killed in it, with the target's owner and locale.
  void make(Session onTarget, String backup) throws SQLException {
    if (onTarget.is("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", name)) {
      if (isOf(backup)) {
        return;
      }
      onTarget.execute("DROP DATABASE %s".formatted(Relation.quote(name)));
    }
    onTarget.execute(
        onTarget.text(
            """
            SELECT format('CREATE DATABASE %%I TEMPLATE template0 OWNER %%I ENCODING %%L LC_COLLATE %%L LC_CTYPE %%L', '%s',
                          pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype)
            FROM pg_database WHERE datname = current_database()
            """
                .formatted(name)));
  }

  private boolean isOf(String backup) throws SQLException {
    try (Session session = new Database(url()).connect()) {
      return new UnfinishedRestore(session).backups().equals(List.of(backup));
    }
  }

  /// @throws StoppedException if somebody is connected to the target
  void requireUnused() throws SQLException {
    try (Session session = maintenance()) {
      List<String> others =
          session.query(
              """
              SELECT format('%s as %s', coalesce(nullif(application_name, ''), 'unnamed'), usename) FROM pg_stat_activity
              WHERE datname = ? AND backend_type = 'client backend' ORDER BY 1
              """,
              row -> row.getString(1), target.database());
      if (!others.isEmpty()) {
        throw new StoppedException(
            inUse("%d sessions, the first is %s".formatted(others.size(), others.getFirst())));
      }
    }
  }

  /// Gives the copy the target's name.
  ///
  /// @return what the old one is called now
  String swap(Duration patience, Instant at) throws SQLException {
    String old = "_before_restore_" + MOMENT.format(at);
    String kept =
        target.database().substring(0, Math.min(target.database().length(), LONGEST - old.length()))
            + old;
    try (Session session = maintenance()) {
      // A rename waits five seconds for others to leave, and new connections wait for it.
      session.execute(
          "SET statement_timeout = '%dms'; SET default_transaction_read_only = off"
              .formatted(patience.toMillis()));
      session.inTransaction(() -> {
        rename(session, target.database(), kept);
        rename(session, name, target.database());
      });
      return kept;
    } catch (SQLException e) {
      if (SqlFailure.state(e).equals("55006") || SqlFailure.gaveWay(e)) {
        throw new StoppedException(inUse("a session"), e);
      }
      throw e;
    }
  }

  private static void rename(Session session, String from, String to) throws SQLException {
    session.execute(
        "ALTER DATABASE %s RENAME TO %s".formatted(Relation.quote(from), Relation.quote(to)));
  }

  private Fault inUse(String who) {
    return new Fault.GaveWay(
        "%s is in use: %s; the backup is restored beside it, in %s"
            .formatted(target.database(), who, name),
        "stop them, and run the same command again: it only has to compare and take the name");
  }

  /// A database of the server that is neither of the two.
  private Session maintenance() {
    try {
      return new Database(target.withDatabase("postgres")).connect();
    } catch (StoppedException e) {
      return new Database(target.withDatabase("template1")).connect();
    }
  }
}
