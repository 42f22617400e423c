package org.handover.toolkit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.step.StoppedException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// A database that can be connected to.
public record Database(DatabaseUrl url) {
  /// How this program is listed in pg_stat_activity.
  public static final String APPLICATION = "handover";

  /// A new session with this program's own [SessionSettings].
  ///
  /// @throws StoppedException saying why not, and what to do; also where a pooler is in between
  public Session connect() {
    try {
      return withOurSettings(dataSource().getConnection());
    } catch (SQLException e) {
      throw SqlFailure.unreachable(url, e);
    }
  }

  /// Whether a connection pooler answers instead of the server.
  ///
  /// @throws StoppedException saying why it is not known, and what to do
  public boolean isPooled() {
    try (Connection connection = dataSource().getConnection()) {
      return isPooled(connection);
    } catch (SQLException e) {
      if (SqlFailure.isOfPooler(e)) {
        return true;
      }
      throw SqlFailure.unreachable(url, e);
    }
  }

  /// A pooler makes up the process id that it tells its clients.
  private static boolean isPooled(Connection connection) throws SQLException {
    int told = connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
      row.next();
      return row.getInt(1) != told;
    }
  }

  private Session withOurSettings(Connection connection) throws SQLException {
    Session session = new Session(connection);
    try {
      // Before anything is set: it would stay in a session that the pooler gives to others.
      if (isPooled(connection)) {
        throw SqlFailure.pooled(url);
      }
      // Such a server converts nothing, and may hold bytes that are no UTF-8: as Latin-1, each byte
      // comes and goes as it is.
      if (session.text("SHOW server_encoding").equals("SQL_ASCII")) {
        session.execute("SET client_encoding = 'LATIN1'");
      }
      session.execute(
          SessionSettings.statements(connection.getMetaData().getDatabaseMajorVersion()));
      return session;
    } catch (SQLException | StoppedException e) {
      try (session) {
        throw e;
      }
    }
  }

  /// A connection as the server gives it, for a library that sets what it needs.
  public Connection open() throws SQLException {
    return dataSource().getConnection();
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = url.dataSource(APPLICATION);
    source.setAllowEncodingChanges(true);
    return source;
  }
}
