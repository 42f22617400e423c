package org.handover.toolkit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection, with the few ways in which this program uses it. Each statement commits by
/// itself unless it is part of [#inTransaction].
public final class Session implements AutoCloseable {
  private static final int SECONDS_TO_ANSWER = 5;

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /// Makes something of the row that the cursor is on.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  /// Without parameters a question mark is a question mark, as in the operators of jsonb.
  public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    if (parameters.length == 0) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        return rows(statement.executeQuery(sql), row);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return rows(statement.executeQuery(), row);
    }
  }

  private static <T> List<T> rows(ResultSet result, Row<T> row) throws SQLException {
    try (result) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    }
  }

  /// The only row there is.
  ///
  /// @throws SQLException also when there is not exactly one row
  public <T> T one(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
    List<T> rows = query(sql, row, parameters);
    if (rows.size() != 1) {
      throw new SQLException(rows.size() + " rows where one is expected");
    }
    return rows.getFirst();
  }

  public String text(String sql, @Nullable Object... parameters) throws SQLException {
    return one(sql, row -> row.getString(1), parameters);
  }

  public long number(String sql, @Nullable Object... parameters) throws SQLException {
    return one(sql, row -> row.getLong(1), parameters);
  }

  public boolean is(String sql, @Nullable Object... parameters) throws SQLException {
    return one(sql, row -> row.getBoolean(1), parameters);
  }

  /// How many rows it touched.
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /// Text as it stands: a question mark in it is a question mark.
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /// All of it or nothing.
  public void inTransaction(Work work) throws SQLException {
    execute("BEGIN");
    try {
      work.run();
      execute("COMMIT");
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  /// Whatever it did is undone.
  public void rolledBack(Work work) throws SQLException {
    execute("BEGIN");
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
    execute("ROLLBACK");
  }

  /// The same in the middle of a transaction, which gives back the locks that it took since.
  public void rolledBackToHere(Work work) throws SQLException {
    execute("SAVEPOINT here");
    work.run();
    execute("ROLLBACK TO SAVEPOINT here; RELEASE SAVEPOINT here");
  }

  private void rollBack(Exception cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it: the first error says why.
      cause.addSuppressed(e);
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] instanceof List<?> list) {
        statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
      } else {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  /// Whether the server still answers on it.
  public boolean lives() throws SQLException {
    return connection.isValid(SECONDS_TO_ANSWER);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
