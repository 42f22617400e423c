package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.step.Finding;

/// B-tree indexes by amcheck, if it is installed: the smallest first, up to a size that takes
/// seconds.
record IndexProof(Session session) implements Verifier.Proof {
  private static final String TOPIC = "indexes";

  /// index_corrupted, data_corrupted.
  private static final List<String> CORRUPTED = List.of("XX002", "XX001");

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    List<String> function =
        session.query(
            """
            SELECT quote_ident(n.nspname) || '.bt_index_check' FROM pg_extension e
            JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'amcheck'
            """,
            row -> row.getString(1));
    if (function.isEmpty()) {
      return List.of();
    }
    List<String> indexes = indexes();
    List<Finding> findings = new ArrayList<>();
    for (String index : indexes) {
      findings.addAll(
          Verifier.tried(session, TOPIC, index, () -> findings(function.getFirst(), index)));
    }
    return findings.isEmpty()
        ? List.of(Finding.pass(TOPIC, "%d are well by amcheck".formatted(indexes.size())))
        : findings;
  }

  private List<String> indexes() throws SQLException {
    return session.query(
        """
        SELECT c.oid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid AND i.indisready
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND pg_relation_size(c.oid) < 256 << 20
        ORDER BY pg_relation_size(c.oid), 1 LIMIT 1000
        """,
        row -> row.getString(1));
  }

  private List<Finding> findings(String function, String index) throws SQLException {
    try {
      session.query("SELECT %s(?::regclass)".formatted(function), row -> "", index);
      return List.of();
    } catch (SQLException e) {
      if (CORRUPTED.contains(SqlFailure.state(e))) {
        return List.of(
            Finding.fail(
                TOPIC,
                "%s is broken: %s".formatted(index, SqlFailure.message(e)),
                "see the server's log and its disk; then REINDEX INDEX CONCURRENTLY it"));
      }
      throw e;
    }
  }
}
