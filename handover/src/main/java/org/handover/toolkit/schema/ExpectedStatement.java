package org.handover.toolkit.schema;

import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern BEYOND =
      Pattern.compile(
          "(?is)(CREATE|ALTER|DROP)\\s+(ROLE|USER(?!\\s+MAPPING)|GROUP|DATABASE|TABLESPACE)\\b.*"
              + "|ALTER\\s+SYSTEM\\b.*|DROP\\s+OWNED\\b.*|DROP\\s+SUBSCRIPTION\\b.*"
              + "|CREATE\\s+SUBSCRIPTION\\b(?!.*connect\\s*=\\s*false).*"
              + "|(GRANT|REVOKE)\\s+(?!.*\\sON\\s).*"
              + "|(GRANT|REVOKE)\\s.*?\\sON\\s+(DATABASE|TABLESPACE|PARAMETER)\\b.*"
              + "|COPY\\s.*\\sPROGRAM\\s.*|SET\\s+((SESSION|LOCAL)\\s+)?(ROLE|SESSION\\s+AUTHORIZATION)\\b.*");

  /// Functions that reach out of the database.
  private static final Pattern REACHES_OUT =
      Pattern.compile(
          "(?is).*\\b(dblink\\w*|lo_import|lo_export|pg_(read|write|ls|stat)_\\w*(file|dir)\\w*|pg_file_\\w+"
              + "|pg_(terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote"
              + "|pg_(create|drop)_\\w*replication_slot|pg_advisory\\w*)\\s*\\(.*");

  private static final Pattern KNOWN_SELECT =
      Pattern.compile("(?is)SELECT\\s+(pg_catalog\\.)?(set_config|setval)\\s*\\(.*");
  private static final Pattern TRUSTED =
      Pattern.compile("--\\s*handover:\\s*trusted because \\S.*");
  private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict\\b.*");

  private ExpectedStatement() {}

  static void requireHarmless(Statements.Piece piece, String place) {
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
      case STATEMENT -> {
        String word = firstWord(sql);
        boolean runsCode = word.equals("DO") || word.equals("SELECT");
        if (BEYOND.matcher(sql).matches() || (!isBody(sql) && REACHES_OUT.matcher(sql).matches())) {
          throw refused(
              place,
              "reaches beyond the scratch database: " + Excerpt.of(sql, ""),
              "take it out: an expected schema only makes objects of one database");
        }
        if (!ALLOWED.contains(word) && !LEFT_OUT.contains(word)) {
          throw refused(
              place, "is no statement that makes a schema: " + Excerpt.of(sql, ""), "take it out");
        }
        if (runsCode
            && !KNOWN_SELECT.matcher(sql).matches()
            && piece.comments().stream().noneMatch(c -> TRUSTED.matcher(c).matches())) {
          throw refused(
              place,
              "runs code that this program cannot look into: " + Excerpt.of(sql, ""),
              "write what it makes as plain statements (pg_dump --schema-only does), or answer for it: `-- handover: trusted because …` above it");
        }
      }
    }
  }

  static boolean runs(Statements.Piece piece) {
    return piece.kind() == Statements.Kind.STATEMENT
        && !LEFT_OUT.contains(firstWord(piece.sql()))
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

  /// It is only stored.
  private static boolean isBody(String sql) {
    return sql.matches("(?is)CREATE\\s+(OR\\s+REPLACE\\s+)?(FUNCTION|PROCEDURE)\\s.*|COMMENT\\s.*");
  }

  private static String firstWord(String sql) {
    return sql.split("[\\s(;]", 2)[0].toUpperCase(java.util.Locale.ROOT);
  }

  private static StoppedException refused(String place, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(place, what, remedy));
  }
}
