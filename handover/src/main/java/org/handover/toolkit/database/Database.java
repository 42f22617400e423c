package org.handover.toolkit.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.handover.toolkit.step.StoppedException;
import org.postgresql.ds.PGSimpleDataSource;

/// A database that can be connected to.
public record Database(DatabaseUrl url) {
  private static final int CONNECT_SECONDS = 5;

  /// How this program is listed in pg_stat_activity.
  public static final String APPLICATION = "handover";

  /// A new session with this program's own [SessionSettings].
  ///
  /// @throws StoppedException saying why not, and what to do
  public Session connect() {
    try {
      return withOurSettings(dataSource().getConnection());
    } catch (SQLException e) {
      throw SqlFailure.unreachable(url, e);
    }
  }

  private static Session withOurSettings(Connection connection) throws SQLException {
    Session session = new Session(connection);
    try {
      // Such a server converts nothing, and may hold bytes that are no UTF-8: as Latin-1, each byte
      // comes and goes as it is.
      if (session.text("SHOW server_encoding").equals("SQL_ASCII")) {
        session.execute("SET client_encoding = 'LATIN1'");
      }
      session.execute(
          SessionSettings.statements(connection.getMetaData().getDatabaseMajorVersion()));
      return session;
    } catch (SQLException e) {
      try (session) {
        throw e;
      }
    }
  }

  /// A connection as the server gives it, for a library that sets what it needs.
  public Connection open() throws SQLException {
    return dataSource().getConnection();
  }

  private PGSimpleDataSource dataSource() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(url.hostNames().toArray(String[]::new));
    source.setPortNumbers(url.hosts().stream().mapToInt(DatabaseUrl.Host::port).toArray());
    source.setDatabaseName(url.database());
    source.setUser(url.user());
    source.setPassword(url.password());
    source.setApplicationName(APPLICATION);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS * url.hosts().size());
    source.setTcpKeepAlive(true);
    // The detail of a server's error repeats the row that it is about.
    source.setLogServerErrorDetail(false);
    source.setAllowEncodingChanges(true);
    for (UrlParameter parameter : url.parameters().keySet()) {
      source.setProperty(parameter.driverProperty(), url.parameters().get(parameter));
    }
    return source;
  }
}
