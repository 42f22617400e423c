package org.handover.toolkit.plan;

import java.sql.SQLException;
import org.handover.toolkit.database.SqlFailure;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Why a statement failed on a scratch database, in plain words. No row of the live database is
/// there: the detail may be shown.
final class StatementFailure {
  static final String USED_BY_A_VIEW = "PostgreSQL changes no column that a view uses: ";

  private StatementFailure() {}

  static String words(SQLException e) {
    ServerErrorMessage message = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    String detail = message == null || message.getDetail() == null ? "" : message.getDetail();
    if (SqlFailure.state(e).equals("0A000") && detail.contains("view ")) {
      return USED_BY_A_VIEW + detail;
    }
    return SqlFailure.message(e);
  }
}
