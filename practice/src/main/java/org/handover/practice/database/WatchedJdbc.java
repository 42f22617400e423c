package org.handover.practice.database;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Tells [CurrentStatement] of each statement.
final class WatchedJdbc extends JdbcTemplate {
  WatchedJdbc(DataSource sessions) {
    super(sessions);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    CurrentStatement.is(statement);
  }
}
