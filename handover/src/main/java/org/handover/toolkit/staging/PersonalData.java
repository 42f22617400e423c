package org.handover.toolkit.staging;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;

/// Looks for what could be personal: by the names of columns that no rule speaks of, by what their
/// rows hold, and, in columns that were masked, by what is left. It cannot prove that there is
/// nothing more.
final class PersonalData {
  private static final Pattern NAMES =
      Pattern.compile(
          ".*(name|mail|phone|mobile|fax|address|street|city|zip|postal|birth|dob|gender|ssn|passport|insur"
              + "|iban|card|token|secret|password|passwd|hash|login|ip|agent|avatar|photo|comment|note|message"
              + "|transcript|feedback).*");

  /// `a@b.cd`, a telephone number.
  private static final String LOOKS_PERSONAL =
      "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]|(\\+|\\m00)[1-9][0-9 ()/-]{7,}";

  private static final String OURS = "user-[0-9a-f]{6,12}@example\\.org";
  private static final int FREE_TEXT = 60;

  private final Session session;
  private final List<MaskedColumn> columns;

  PersonalData(Session session, List<MaskedColumn> columns) {
    this.session = session;
    this.columns = columns;
  }

  /// Those that hold something all the same.
  ///
  /// @param ruled the columns that rules speak of, `kept` among them
  List<Finding> missed(Set<MaskedColumn> ruled, Set<MaskedColumn> kept, Progress progress)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      MaskedColumn column = columns.get(i);
      progress.at("looking at " + column, i, columns.size());
      if (kept.contains(column)) {
        continue;
      }
      String why = ruled.contains(column) ? left(column) : suspect(column);
      if (!why.isEmpty()) {
        findings.add(
            Finding.fail(
                "not masked",
                column + " " + why,
                "write a rule for it in staging.masks; as: keep if it may stay"));
      }
    }
    return findings.isEmpty()
        ? List.of(
            Finding.pass(
                "not masked",
                "nothing that looks personal in %d columns of text and JSON"
                    .formatted(columns.size())))
        : findings;
  }

  private String left(MaskedColumn column) throws SQLException {
    long left =
        count(column, "regexp_replace(v, '%s', '', 'g') ~ '%s'".formatted(OURS, LOOKS_PERSONAL));
    return left == 0
        ? ""
        : "was masked, and %,d rows still hold addresses or numbers".formatted(left);
  }

  private String suspect(MaskedColumn column) throws SQLException {
    if (count(column, "true") == 0) {
      return "";
    }
    if (NAMES.matcher(column.name().toLowerCase(Locale.ROOT)).matches()) {
      return "is called like something personal";
    }
    long addresses = count(column, "v ~ '%s'".formatted(LOOKS_PERSONAL));
    if (addresses > 0) {
      return "holds addresses or telephone numbers in %,d rows".formatted(addresses);
    }
    if (column.isJson()) {
      return "is JSON, which could hold anything";
    }
    return count(column, "length(v) > " + FREE_TEXT) > 0 ? "holds free text" : "";
  }

  private long count(MaskedColumn column, String condition) throws SQLException {
    return session.number(
        "SELECT count(*) FROM (SELECT %s::text AS v FROM %s) x WHERE v IS NOT NULL AND %s"
            .formatted(column.quoted(), column.table().quoted(), condition));
  }
}
