package org.handover.practice.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Indexes of the expansion that came after its first release. A database without them answers all
/// the same, and sorts every activity for each page: that is told, and is no reason not to start.
///
/// @param missing `activities (user_id, timestamp, id)`
record SpeedIndexes(List<String> missing) {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedIndexes.class);
  private static final String SCRIPT = "db/expand/005_foreign_key_indexes.sql";

  private static final List<String> ON_ACTIVITIES =
      List.of("user_id, timestamp, id", "timestamp, id");

  private static final String EXISTS =
      """
      SELECT EXISTS (
          SELECT FROM pg_catalog.pg_index i
          WHERE i.indrelid = to_regclass('public.activities') AND i.indisvalid AND i.indpred IS NULL
            AND starts_with((SELECT string_agg(a.attname, ', ' ORDER BY k.place) || ', '
                             FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, place)
                             JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum),
                            ? || ', '))
      """;

  SpeedIndexes {
    missing = List.copyOf(missing);
  }

  static SpeedIndexes of(DatabaseUrl url) {
    try (Connection connection = ConnectionPool.sessions(url).getConnection()) {
      List<String> missing = new ArrayList<>();
      for (String columns : ON_ACTIVITIES) {
        if (!exists(columns, connection)) {
          missing.add("activities (%s)".formatted(columns));
        }
      }
      return new SpeedIndexes(missing);
    } catch (SQLException e) {
      throw DatabaseFailure.unavailable(url, e);
    }
  }

  private static boolean exists(String columns, Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(EXISTS)) {
      query.setString(1, columns);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Tells the log and the meters.
  void tell(MeterRegistry meters) {
    missing.forEach(index -> LOG.warn("The index {} is missing: run {} again", index, SCRIPT));
    int count = missing.size();
    Gauge.builder("database.indexes.missing", () -> count)
        .description("Indexes that the database did not have at the start, and lists want")
        .register(meters);
  }
}
