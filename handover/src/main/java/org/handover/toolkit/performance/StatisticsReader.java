package org.handover.toolkit.performance;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Finding;

/// Reads the server's own statistics; no row of any table is read.
final class StatisticsReader {
  /// Statements that took the most time in all.
  private static final int STATEMENTS = 100;

  private static final int TEXT = 200;

  private final Session session;
  private final List<Finding> notes = new ArrayList<>();

  StatisticsReader(Session session) {
    this.session = session;
  }

  /// What could not be read, and why.
  List<Finding> notes() {
    return notes;
  }

  Statistics read(Instant at) throws SQLException {
    String schema = statementsSchema();
    List<StatementUse> statements = schema.isEmpty() ? List.of() : statements(schema);
    String since = schema.isEmpty() || !notes.isEmpty() ? "" : statementsSince(schema);
    return session.one(
        """
        SELECT coalesce(stats_reset::text, ''), blks_hit, blks_read FROM pg_stat_database
        WHERE datname = current_database()
        """,
        row ->
            new Statistics(
                at, row.getString(1), since, row.getLong(2), row.getLong(3), tables(), statements));
  }

  /// The estimate of empty space is the usual one: what the rows would take by their average width,
  /// with 28 bytes of header and pointer each, against what the table takes.
  private List<TableUse> tables() throws SQLException {
    return session.query(
        """
        SELECT s.relid::regclass::text, c.reltuples::bigint, pg_table_size(c.oid), coalesce(seq_scan, 0),
               coalesce(seq_tup_read, 0), coalesce(idx_scan, 0), n_dead_tup,
               CASE WHEN w.width IS NULL OR c.reltuples <= 0 THEN -1
                    ELSE greatest(0, pg_relation_size(c.oid) - (c.reltuples * (w.width + 28))::bigint) END
        FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
        CROSS JOIN LATERAL (SELECT sum(avg_width * (1 - null_frac))::bigint AS width FROM pg_stats p
                            WHERE p.schemaname = s.schemaname AND p.tablename = s.relname) w
        ORDER BY pg_table_size(c.oid) DESC, 1 LIMIT 500
        """,
        row ->
            new TableUse(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)));
  }

  private String statementsSchema() throws SQLException {
    List<String> schemas =
        session.query(
            """
            SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace
            WHERE extname = 'pg_stat_statements'
            """,
            row -> row.getString(1));
    if (schemas.isEmpty()) {
      notes.add(
          Finding.note(
              "slow statements",
              "are not seen: pg_stat_statements is not there",
              "shared_preload_libraries = 'pg_stat_statements' (a restart), then CREATE EXTENSION pg_stat_statements"));
      return "";
    }
    return Relation.quote(schemas.getFirst());
  }

  /// Only those whose constants the server replaces: a statement about a role could hold a
  /// password.
  private List<StatementUse> statements(String schema) throws SQLException {
    try {
      return session.query(
          """
          SELECT userid || '/' || queryid, left(regexp_replace(query, '\\s+', ' ', 'g'), %d), calls, total_exec_time
          FROM %s.pg_stat_statements
          WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND query ~* '^\\s*(select|insert|update|delete|with|merge)\\y' AND queryid IS NOT NULL
          ORDER BY total_exec_time DESC LIMIT %d
          """
              .formatted(TEXT, schema, STATEMENTS),
          row ->
              new StatementUse(
                  row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4)));
    } catch (SQLException e) {
      if (!session.lives()) {
        throw e;
      }
      notes.add(
          Finding.inconclusive(
              "slow statements",
              "cannot be read: " + SqlFailure.message(e),
              "put pg_stat_statements into shared_preload_libraries, or GRANT pg_read_all_stats to this role"));
      return List.of();
    }
  }

  private String statementsSince(String schema) throws SQLException {
    boolean known =
        session.is("SELECT to_regclass(?) IS NOT NULL", schema + ".pg_stat_statements_info");
    return known
        ? session.text("SELECT stats_reset::text FROM %s.pg_stat_statements_info".formatted(schema))
        : "unknown";
  }
}
