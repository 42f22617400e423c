package org.handover.practice.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Tells [CurrentStatement] of each statement, and bounds those of strangers: anyone can send as
/// many requests as they have addresses, and each statement holds a session.
final class WatchedJdbc extends JdbcTemplate {
  private final int strangersSeconds;

  /// @param ofStrangers how long a statement of a request may run whose sender is not known
  WatchedJdbc(DataSource sessions, Duration ofStrangers) {
    super(sessions);
    this.strangersSeconds = (int) ofStrangers.toSeconds();
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    if (CurrentStatement.isOfAStranger()) {
      statement.setQueryTimeout(strangersSeconds);
    }
    CurrentStatement.is(statement);
  }
}
