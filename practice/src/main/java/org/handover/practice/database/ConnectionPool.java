package org.handover.practice.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.handover.postgres.DatabaseUrl;
import org.postgresql.ds.PGSimpleDataSource;

/// The sessions that requests run on. Each limit is there so that no request waits for ever: for a
/// session, for a lock, for a statement, or for a server that has gone.
final class ConnectionPool {
  private static final Duration WAIT_FOR_SESSION = Duration.ofSeconds(2);

  /// A session that has been idle is asked whether it lives before a request gets it.
  private static final Duration WAIT_FOR_SIGN_OF_LIFE = Duration.ofSeconds(1);

  /// Above statement_timeout: a server that is there answers by then.
  private static final Duration WAIT_FOR_SERVER = Duration.ofSeconds(40);

  private static final String LIMITS =
      "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s";

  private ConnectionPool() {}

  static HikariDataSource open(DatabaseUrl url, int size, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setDataSource(sessions(url));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(WAIT_FOR_SESSION.toMillis());
    config.setValidationTimeout(WAIT_FOR_SIGN_OF_LIFE.toMillis());
    config.setMetricRegistry(meters);
    return new Pool(config);
  }

  /// Gives no session to a request that was broken off meanwhile.
  private static final class Pool extends HikariDataSource {
    Pool(HikariConfig config) {
      super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (CurrentStatement.isCancelled() || Thread.currentThread().isInterrupted()) {
        throw new SQLTransientConnectionException("The request was broken off");
      }
      return super.getConnection();
    }
  }

  /// The same sessions without a pool.
  static PGSimpleDataSource sessions(DatabaseUrl url) {
    PGSimpleDataSource sessions = url.dataSource("practice");
    sessions.setSocketTimeout((int) WAIT_FOR_SERVER.toSeconds());
    // The URL's own options stand last, and so win.
    String options = sessions.getOptions();
    sessions.setOptions(options == null ? LIMITS : LIMITS + " " + options);
    return sessions;
  }
}
