package org.handover.practice.web;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/// A database that has gone, or has no session to spare: worth trying again, so both faces answer
/// 503.
public final class Outage {
  public static final int RETRY_AFTER_SECONDS = 2;

  private Outage() {}

  public static boolean is(Exception exception) {
    return exception instanceof CannotGetJdbcConnectionException
        || exception instanceof CannotCreateTransactionException
        || exception instanceof DataAccessResourceFailureException;
  }
}
