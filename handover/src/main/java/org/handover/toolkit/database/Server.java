package org.handover.toolkit.database;

import java.sql.SQLException;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// What every step wants to know of the server first.
///
/// @param version as in `server_version_num`: 150012
public record Server(int version, boolean replica, boolean readOnly, String encoding) {
  public static final int OLDEST = 13;
  public static final int NEWEST = 18;

  public static Server of(Session session) throws SQLException {
    return session.one(
        """
        SELECT current_setting('server_version_num')::int, pg_is_in_recovery(),
               current_setting('transaction_read_only')::boolean, current_setting('server_encoding')
        """,
        row -> new Server(row.getInt(1), row.getBoolean(2), row.getBoolean(3), row.getString(4)));
  }

  public int major() {
    return version / 10_000;
  }

  /// `15.12`.
  public String name() {
    return major() + "." + version % 10_000;
  }

  public Server requireKnown() {
    if (major() < OLDEST) {
      throw new StoppedException(
          new Fault.Refused(
              "the server is PostgreSQL " + name(),
              "PostgreSQL %d or newer is needed: upgrade it first".formatted(OLDEST)));
    }
    return this;
  }

  public Server requireWritable() {
    requireKnown();
    if (replica || readOnly) {
      throw new StoppedException(
          new Fault.Refused(
              replica ? "the server is a replica" : "default_transaction_read_only is on",
              "point the URL at the primary, as a role that may write"));
    }
    return this;
  }
}
