package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.SqlSkeleton;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Which statements an expected schema may hold.
final class ExpectedStatement {
  private static final Set<String> ALLOWED =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "SET",
          "RESET",
          "SECURITY",
          "REFRESH",
          "SELECT",
          "DO");

  /// Without effect on a schema.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "COPY",
          "BEGIN",
          "START",
          "COMMIT",
          "END",
          "LOCK",
          "ANALYZE",
          "VACUUM",
          "CLUSTER",
          "NOTIFY");

  /// Of a skeleton.
  private static final Pattern BEYOND =
      Pattern.compile(
          "(?is)(CREATE|ALTER|DROP)\\s+(ROLE|USER(?!\\s+MAPPING)|GROUP|DATABASE|TABLESPACE)\\b.*"
              + "|ALTER\\s+SYSTEM\\b.*|DROP\\s+OWNED\\b.*|DROP\\s+SUBSCRIPTION\\b.*"
              + "|ALTER\\s+SUBSCRIPTION\\b(?!.*\\sOWNER\\s+TO\\b).*"
              + "|CREATE\\s+SUBSCRIPTION\\b(?!.*connect\\s*=\\s*false).*"
              + "|(GRANT|REVOKE)\\s+(?!.*\\sON\\s).*"
              + "|(GRANT|REVOKE)\\s.*?\\sON\\s+(DATABASE|TABLESPACE|PARAMETER)\\b.*"
              + "|(COMMENT|SECURITY\\s+LABEL)\\s.*?\\bON\\s+(DATABASE|ROLE|TABLESPACE|SUBSCRIPTION)\\b.*"
              + "|COPY\\s.*\\sPROGRAM\\s.*"
              + "|SET\\s+((SESSION|LOCAL)\\s+)?(\"n\"|ROLE|SESSION\\s+AUTHORIZATION|SESSION_AUTHORIZATION)(\\s|=).*");

  /// Of a skeleton: nothing else is called in it.
  private static final Pattern KNOWN_SELECT =
      Pattern.compile("(?is)SELECT\\s+(pg_catalog\\.)?(set_config|setval)\\s*\\([^()]*\\)");

  private static final Pattern SETS_ROLE =
      Pattern.compile(
          "(?is).*set_config\\s*\\(\\s*(?!'(?!role'|session_authorization')[\\w.]+'\\s*,).*");

  private static final Pattern IN_C =
      Pattern.compile("(?is)CREATE\\s.*\\bLANGUAGE\\s+['\"]?c['\"]?(\\s.*)?");
  private static final Pattern OTHER_LIBRARY =
      Pattern.compile("(?is).*\\bAS\\s+E?'(?!\\$libdir/)[^']*/.*");

  private static final Pattern TRUSTED =
      Pattern.compile("--\\s*handover:\\s*trusted because \\S.*");
  private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict\\b.*");

  private ExpectedStatement() {}

  static void requireHarmless(SqlStatements.Piece piece, String place) {
    String sql = piece.sql();
    switch (piece.kind()) {
      case PSQL_COMMAND -> {
        if (!RESTRICT.matcher(sql).matches()) {
          throw refused(
              place,
              "is a command of psql, %s, which is not run".formatted(firstWord(sql)),
              "take it out");
        }
      }
      case UNFINISHED ->
          throw refused(place, "does not end: a quote, a comment or a body is open", "close it");
      case COPY_FROM_STDIN -> {
        // Rows.
      }
      case STATEMENT -> requireHarmless(piece, SqlSkeleton.of(sql), place);
    }
  }

  private static void requireHarmless(SqlStatements.Piece piece, String skeleton, String place) {
    String sql = piece.sql();
    String word = firstWord(skeleton);
    if (BEYOND.matcher(skeleton).matches()
        || (word.equals("SELECT") && SETS_ROLE.matcher(sql).matches())
        || (IN_C.matcher(sql).matches() && OTHER_LIBRARY.matcher(sql).matches())) {
      throw refused(
          place,
          "reaches beyond the scratch database: " + Excerpt.of(sql, ""),
          "take it out: an expected schema only makes objects of one database");
    }
    if (!ALLOWED.contains(word) && !LEFT_OUT.contains(word)) {
      throw refused(
          place, "is no statement that makes a schema: " + Excerpt.of(sql, ""), "take it out");
    }
    boolean runsCode = word.equals("DO") || word.equals("SELECT");
    if (runsCode && !KNOWN_SELECT.matcher(skeleton).matches() && !isTrusted(piece)) {
      throw refused(
          place,
          "runs code that this program cannot look into: " + Excerpt.of(sql, ""),
          "write what it makes as plain statements (pg_dump --schema-only does), or answer for it: `-- handover: trusted because …` above it");
    }
  }

  /// Before it runs, with all that stands before it made.
  static void requireHarmlessCalls(
      SqlStatements.Piece piece, String skeleton, ExpectedCalls calls, String place)
      throws SQLException {
    Optional<Refusal> refusal =
        isTrusted(piece) ? Optional.empty() : calls.refusal(piece.sql(), skeleton);
    if (refusal.isPresent()) {
      throw refused(
          place,
          "%s while it is loaded: %s".formatted(refusal.get().what(), Excerpt.of(piece.sql(), "")),
          "take the call out (a materialized view: WITH NO DATA), or answer for it: `-- handover: trusted because …` above it");
    }
  }

  private static boolean isTrusted(SqlStatements.Piece piece) {
    return piece.comments().stream().anyMatch(c -> TRUSTED.matcher(c).matches());
  }

  static boolean runs(SqlStatements.Piece piece) {
    return piece.kind() == SqlStatements.Kind.STATEMENT
        && !LEFT_OUT.contains(firstWord(SqlSkeleton.of(piece.sql())))
        && !piece.sql().matches("(?is)SET\\s+client_encoding\\b.*");
  }

  static boolean isAboutRoles(String sql) {
    return sql.matches(
        "(?is)(GRANT|REVOKE|ALTER\\s+DEFAULT\\s+PRIVILEGES)\\s.*|ALTER\\s.*\\sOWNER\\s+TO\\s.*");
  }

  /// A newer server's `pg_dump` begins with settings that an older one does not know.
  static boolean isSetting(String sql) {
    return sql.matches("(?is)SET\\s+\\w+\\s*(=|TO)\\s.*");
  }

  private static String firstWord(String sql) {
    return sql.split("[\\s(;]", 2)[0].toUpperCase(java.util.Locale.ROOT);
  }

  private static StoppedException refused(String place, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(place, what, remedy));
  }
}
