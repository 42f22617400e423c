package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.DoctorSettings;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;
import org.jspecify.annotations.Nullable;

/// Which hash formats are stored, and whether the column takes what will be written. Of a hash only
/// the name of its method is read.
record PasswordExamination(Session session, DoctorSettings.@Nullable Passwords passwords)
    implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    if (passwords == null) {
      return List.of();
    }
    String table =
        session.text(
            "SELECT to_regclass((SELECT string_agg(quote_ident(p), '.') FROM unnest(string_to_array(?, '.')) p))::text",
            passwords.table());
    if (table == null) {
      return List.of(missing(passwords.table()));
    }
    List<Finding> findings = new ArrayList<>();
    List<Integer> widths =
        session.query(
            """
            SELECT CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END - 4
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE attrelid = ?::regclass AND attname = ? AND NOT attisdropped
            """,
            row -> row.getInt(1),
            table,
            passwords.column());
    if (widths.isEmpty()) {
      return List.of(missing(passwords.column()));
    }
    findings.add(width(widths.getFirst(), passwords.longest()));
    findings.addAll(formats(table, session.text("SELECT quote_ident(?)", passwords.column())));
    return findings;
  }

  private static Finding missing(String name) {
    return Finding.fail("password hashes", name + " is not there", "mend doctor.passwords");
  }

  private static Finding width(int width, int longest) {
    String saw = width < 0 ? "no limit" : width + " characters";
    return width < 0 || width >= longest
        ? Finding.pass("password column", saw)
        : Finding.fail(
            "password column",
            "%s, but %d will be written".formatted(saw, longest),
            "write a shorter format while both backends serve");
  }

  private List<Finding> formats(String table, String column) throws SQLException {
    return session.query(
        """
        SELECT coalesce(substring(%1$s from ?), ''), count(*)
        FROM %2$s GROUP BY 1 ORDER BY 2 DESC
        """
            .formatted(column, table),
        row ->
            row.getString(1).isEmpty()
                ? Finding.note(
                    "password hashes",
                    row.getLong(2) + " in no known format",
                    "their owners cannot sign in today either: see that they are told")
                : Finding.pass(
                    "password hashes", "%d %s".formatted(row.getLong(2), row.getString(1))),
        HashFormat.PATTERN);
  }
}
