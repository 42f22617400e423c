package org.handover.toolkit.parity.rows;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.parity.play.Identities;
import org.handover.toolkit.parity.play.Mismatch;
import org.handover.toolkit.parity.play.MismatchKind;
import org.handover.toolkit.parity.play.Play;
import org.handover.toolkit.schema.Relation;

/// What a play left in two databases, each read at one moment.
public final class DatabaseComparison {
  /// What a value looks like as text depends on these.
  private static final String SETTINGS =
      """
      SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET extra_float_digits = 1;
      SET bytea_output = 'hex'; SET xmloption = 'content'; SET statement_timeout = 0; SET lock_timeout = 0;
      SET search_path = pg_catalog
      """;

  private DatabaseComparison() {}

  /// Reads both, and says what differs.
  ///
  /// @param apart how far two times of the play may be apart
  public static RowComparison.Compared compare(
      Session legacy, Session next, Layout layout, Play play, Marks marks, Duration apart)
      throws SQLException {
    Cells cells =
        new Cells(play.passwords(), play.identities(), play.started(), Instant.now(), apart);
    begin(legacy);
    begin(next);
    RowComparison.Compared compared = new RowComparison(legacy, next, layout, cells, marks).run();
    List<RowMismatch> all = new ArrayList<>(compared.mismatches());
    all.addAll(strangers(next, layout, play.identities()));
    legacy.execute("COMMIT");
    next.execute("COMMIT");
    return new RowComparison.Compared(
        all, compared.tables(), compared.rows(), compared.more(), compared.millis());
  }

  private static void begin(Session session) throws SQLException {
    session.execute(SETTINGS);
    session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  /// A UUID that the old backend made up cannot be in the new one's database: there it is another
  /// row's, of before the play, and the two answers were about different things.
  private static List<RowMismatch> strangers(Session next, Layout layout, Identities identities)
      throws SQLException {
    Map<String, String> pairs = identities.pairs();
    List<RowMismatch> strangers = new ArrayList<>();
    if (pairs.isEmpty()) {
      return strangers;
    }
    for (ComparedTable table : layout.tables()) {
      for (ComparedTable.ComparedColumn column : table.columns()) {
        if (column.type().equals("uuid")) {
          next.query(
                  "SELECT DISTINCT %1$s FROM %2$s WHERE %1$s = ANY (?)"
                      .formatted(column.asText(), table.relation().quoted()),
                  row -> row.getString(1),
                  List.copyOf(pairs.keySet()))
              .forEach(uuid -> strangers.add(stranger(table.relation(), column, uuid, pairs)));
        }
      }
    }
    return strangers;
  }

  private static RowMismatch stranger(
      Relation table, ComparedTable.ComparedColumn column, String uuid, Map<String, String> pairs) {
    String where = "%s %s".formatted(table, column.name());
    String other = String.valueOf(pairs.get(uuid));
    return new RowMismatch(
        table.toString(), new Mismatch(MismatchKind.VALUE, where, uuid, other), "");
  }
}
