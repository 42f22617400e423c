package org.handover.toolkit.database;

import java.sql.SQLException;
import org.handover.toolkit.step.StoppedException;
import org.postgresql.ds.PGSimpleDataSource;

/// A database that can be connected to.
public record Database(DatabaseUrl url) {
  private static final int CONNECT_SECONDS = 5;

  /// How this program is listed in pg_stat_activity.
  public static final String APPLICATION = "handover";

  /// Live requests need the other cores: with a worker beside it an index build would take two.
  private static final String ON_ONE_CORE =
      "SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0";

  /// A new session, whose statements take one of the server's cores each.
  ///
  /// @throws StoppedException saying why not, and what to do
  public Session connect() {
    try {
      return onOneCore(new Session(dataSource().getConnection()));
    } catch (SQLException e) {
      throw SqlFailure.unreachable(url, e);
    }
  }

  private static Session onOneCore(Session session) throws SQLException {
    try {
      session.execute(ON_ONE_CORE);
      return session;
    } catch (SQLException e) {
      try (session) {
        throw e;
      }
    }
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
    for (UrlParameter parameter : url.parameters().keySet()) {
      source.setProperty(parameter.driverProperty(), url.parameters().get(parameter));
    }
    return source;
  }
}
