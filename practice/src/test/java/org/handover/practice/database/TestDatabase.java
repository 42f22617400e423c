package org.handover.practice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of the shared test server. Dropping it early is a courtesy: the server takes all of
/// them with it.
public record TestDatabase(int port, String name) implements AutoCloseable {
  /// The form of `DATABASE_URL`. There is no password: the server trusts this machine.
  public String url() {
    return urlAs("postgres");
  }

  public String urlAs(String role) {
    return "postgresql://%s@127.0.0.1:%d/%s".formatted(role, port, name);
  }

  /// Unpooled: each connection is a session of its own.
  public DataSource dataSource() {
    return dataSourceAs("postgres");
  }

  public DataSource dataSourceAs(String role) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName(name);
    dataSource.setUser(role);
    return dataSource;
  }

  /// Runs each text by itself, in one session: outside a transaction block if it is a single
  /// statement.
  public void execute(String... texts) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : texts) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    TestDatabases.drop(this);
  }
}
