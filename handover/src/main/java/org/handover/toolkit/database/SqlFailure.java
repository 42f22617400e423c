package org.handover.toolkit.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a driver's error means to somebody at a terminal.
public final class SqlFailure {
  /// lock_not_available, deadlock_detected, serialization_failure, and query_canceled by a timeout:
  /// somebody else was first.
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "40001", "57014");

  /// invalid_password, invalid_authorization_specification, invalid_catalog_name.
  private static final Set<String> NOT_ACCEPTED = Set.of("28P01", "28000", "3D000");

  /// The class of the states that are about a value (PostgreSQL's manual, "Error Codes").
  private static final String DATA_EXCEPTION = "22";

  /// raise_exception.
  private static final String RAISED = "P0001";

  /// From the first quote to the last: a value may hold some itself.
  private static final Pattern QUOTED = Pattern.compile("\".*\"|\".*", Pattern.DOTALL);

  private SqlFailure() {}

  public static boolean gaveWay(SQLException e) {
    return WORTH_ANOTHER_TRY.contains(state(e));
  }

  public static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /// The server's first line, which repeats no row: the detail, which may, is left out, and so is
  /// what an error about a value quotes.
  public static String message(SQLException e) {
    ServerErrorMessage answer = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    String text = answer == null ? e.getMessage() : answer.getMessage();
    if (text == null) {
      return e.getClass().getSimpleName();
    }
    String shown =
        state(e).startsWith(DATA_EXCEPTION) ? QUOTED.matcher(text).replaceFirst("\"…\"") : text;
    return shown.lines().findFirst().orElse("");
  }

  /// Of the live database: what its own functions raise may be made of a row.
  private static String liveMessage(SQLException e) {
    return state(e).equals(RAISED)
        ? "one of its functions raised an error, whose text may quote a row and is in the server's log"
        : message(e);
  }

  public static StoppedException refused(String doing, SQLException e) {
    if (state(e).startsWith("08") || state(e).startsWith("57P0")) {
      return new StoppedException(
          new Fault.Unreachable("the database", message(e), "bring it back and run this again"), e);
    }
    return new StoppedException(
        new Fault.DatabaseRefused(doing, state(e), liveMessage(e), remedy(state(e))), e);
  }

  /// pgbouncer takes no parameter that it was not told to ignore.
  static boolean isOfPooler(SQLException e) {
    return message(e).startsWith("unsupported startup parameter");
  }

  static StoppedException pooled(DatabaseUrl url) {
    return new StoppedException(
        new Fault.Misconfigured(
            url.toString(),
            "is a connection pooler's address, such as pgbouncer's: settings, locks and dumps do not hold through it",
            "use the server's own host and port"));
  }

  static StoppedException unreachable(DatabaseUrl url, SQLException e) {
    if (isOfPooler(e)) {
      return pooled(url);
    }
    String remedy = connectRemedy(state(e), e.getCause());
    // A server that answers is there: what it does not accept stands in the URL.
    Fault fault =
        NOT_ACCEPTED.contains(state(e))
            ? new Fault.Misconfigured(url.toString(), "is not accepted: " + message(e), remedy)
            : new Fault.Unreachable(url.toString(), message(e), remedy);
    return new StoppedException(fault, e);
  }

  private static String connectRemedy(String state, @Nullable Throwable cause) {
    return switch (state) {
      case "28P01" -> "the password is wrong: mend the URL, or the role's password";
      case "28000" ->
          "the server does not let this role in: see its pg_hba.conf, or the role's LOGIN";
      case "3D000" -> "there is no database of that name: mend the URL, or create it";
      case "53300" -> "all its connections are taken: free some, or raise max_connections";
      case "57P03" -> "it is starting or stopping: try again in a moment";
      default ->
          cause instanceof java.net.UnknownHostException
              ? "no such host: mend the URL"
              : "see that it runs there, and that this machine may reach it";
    };
  }

  private static String remedy(String state) {
    return switch (state) {
      case "42501" -> "grant the right, or run this as the owner of the tables";
      case "25006" -> "this is a replica or a read-only session: point the URL at the primary";
      case "53100" -> "the server's disk is full: make room and run this again";
      case "55P03", "40P01", "40001" -> "others were in the way: run this again";
      default -> "see the server's log";
    };
  }
}
