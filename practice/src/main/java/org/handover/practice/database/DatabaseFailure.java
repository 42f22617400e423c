package org.handover.practice.database;

import java.sql.SQLException;
import org.handover.postgres.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/// What an operator needs to know of a session that could not be opened.
final class DatabaseFailure {
  private DatabaseFailure() {}

  static StartRefusedException unavailable(DatabaseUrl url, SQLException e) {
    return new StartRefusedException(
        new StartupFailure.DatabaseUnavailable(url, messageOf(e), remedy(e.getSQLState())), e);
  }

  /// By SQLSTATE (the manual's appendix "PostgreSQL Error Codes").
  private static String remedy(@Nullable String state) {
    return switch (state) {
      case "28000", "28P01" ->
          "Check the user and the password in DATABASE_URL, and the server's pg_hba.conf";
      case "3D000" -> "Check the database's name in DATABASE_URL";
      case "53300" -> "Raise the server's max_connections, or close other sessions";
      case "42501" -> "Connect as the owner of the tables";
      case "08001", "08004", "08006" ->
          "Check host and port in DATABASE_URL, and that the server runs and lets this host in";
      case null, default -> "Check DATABASE_URL and the server's log";
    };
  }

  /// The driver's message, which never holds the password, with that of its cause: "The connection
  /// attempt failed." says nothing without it.
  static String messageOf(SQLException e) {
    String message = firstLine(e);
    Throwable cause = e.getCause();
    if (cause == null || cause instanceof SQLException || message.contains(firstLine(cause))) {
      return message;
    }
    return "%s (%s: %s)".formatted(message, cause.getClass().getSimpleName(), firstLine(cause));
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
