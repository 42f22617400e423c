package org.handover.practice.contract;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// All that a database holds of the legacy tables, and where each sequence stands: a row is an
/// object with each value as PostgreSQL writes it.
///
/// @param tables rows by table and key
record Rows(Map<String, Map<String, JsonNode>> tables) {
  private static final String SELECTS =
      """
      SELECT table_name,
             format('SELECT id::text AS key, %s FROM %I ORDER BY %2$I.id',
                    string_agg(format('%I::text', column_name), ', ' ORDER BY ordinal_position),
                    table_name)
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> 'alembic_version'
      GROUP BY table_name
      UNION ALL
      SELECT 'sequences', 'SELECT sequencename AS key, last_value FROM pg_sequences
                           WHERE schemaname = ''public'' ORDER BY 1'
      """;

  /// The query for each table, as the legacy schema has it: what the expansion adds is of no
  /// concern here.
  static Map<String, String> selects() throws SQLException {
    try (TestDatabase legacy = TestDatabases.legacy()) {
      return selects(legacy.dataSource());
    }
  }

  private static Map<String, String> selects(DataSource legacy) {
    return JdbcClient.create(legacy)
        .sql(SELECTS)
        .query(rows -> {
          Map<String, String> selects = new LinkedHashMap<>();
          while (rows.next()) {
            selects.put(rows.getString(1), rows.getString(2));
          }
          return selects;
        });
  }

  static Rows read(DataSource database, Map<String, String> selects) {
    Map<String, Map<String, JsonNode>> tables = new LinkedHashMap<>();
    selects.forEach((table, select) -> tables.put(table, rows(database, select)));
    return new Rows(tables);
  }

  private static Map<String, JsonNode> rows(DataSource database, String select) {
    Map<String, JsonNode> rows = new LinkedHashMap<>();
    JdbcClient.create(database)
        .sql("SELECT row_to_json(r)::text FROM (%s) r".formatted(select))
        .query(String.class)
        .list()
        .forEach(text -> {
          JsonNode row = Json.MAPPER.readTree(text);
          rows.put(row.path("key").asString(), row);
        });
    return rows;
  }
}
