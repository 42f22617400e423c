package org.handover.practice.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/// A database that has gone, is too busy, or has no session to spare: worth trying again, so both
/// APIs answer 503.
public final class Outage {
  public static final int RETRY_AFTER_SECONDS = 2;

  /// SQLSTATE (the manual's appendix "PostgreSQL Error Codes").
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private Outage() {}

  /// On a request that has taken longer than it may, and was broken off wherever it was.
  public static final String OVERDUE = Outage.class.getName() + ".overdue";

  /// Says when to try again, where the answer is 503 and does not say it by itself.
  public static void advise(int status, HttpServletResponse response) {
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE
        && response.getHeader("Retry-After") == null) {
      response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }
  }

  public static boolean is(Exception exception, HttpServletRequest request) {
    return isOverdue(request) || is(exception);
  }

  /// Whether it was broken off. Its thread has to write an answer yet, and is free to.
  static boolean isOverdue(HttpServletRequest request) {
    boolean overdue = request.getAttribute(OVERDUE) != null;
    if (overdue) {
      Thread.interrupted(); // it has done its work: an answer is still to be written
    }
    return overdue;
  }

  /// The same outside of any request.
  public static boolean is(Throwable exception) {
    return exception instanceof TransientDataAccessException
        || exception instanceof CannotGetJdbcConnectionException
        || exception instanceof CannotCreateTransactionException
        || exception instanceof DataAccessResourceFailureException
        || isLockNotToBeHad(exception);
  }

  /// Spring has no exception for PostgreSQL's own way to say that `lock_timeout` has passed.
  private static boolean isLockNotToBeHad(Throwable exception) {
    return exception instanceof UncategorizedSQLException unknown
        && unknown.getSQLException() != null
        && LOCK_NOT_AVAILABLE.equals(unknown.getSQLException().getSQLState());
  }
}
