package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Rows that are the same where they must not be. The table itself is read, not the index: an index
/// that a change of collation broke would confirm itself.
record DuplicateProof(Session session, List<String> schemas) implements Verifier.Proof {
  /// @param keys the expressions that have to be unique together
  /// @param filter which rows the rule is about
  private record Rule(String index, String table, String keys, String filter) {}

  @Override
  public List<Finding> findings() throws SQLException {
    List<Rule> rules = rules();
    List<Finding> findings = new ArrayList<>();
    session.execute(
        "SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off");
    for (Rule rule : rules) {
      long duplicates =
          session.number(
              "SELECT count(*) FROM (SELECT FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1) d"
                  .formatted(rule.table(), rule.filter(), rule.keys()));
      if (duplicates > 0) {
        findings.add(
            Finding.fail(
                "duplicates",
                "%d values occur more than once under %s".formatted(duplicates, rule.index()),
                "merge the rows, then REINDEX INDEX CONCURRENTLY it"));
      }
    }
    session.execute("RESET enable_indexscan; RESET enable_indexonlyscan; RESET enable_bitmapscan");
    return findings.isEmpty()
        ? List.of(Finding.pass("duplicates", "none under %d unique rules".formatted(rules.size())))
        : findings;
  }

  /// NULLs differ from each other: rows with one are left out, as the rule leaves them out.
  private List<Rule> rules() throws SQLException {
    return session.query(
        """
        SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text,
               string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' ORDER BY k),
               concat_ws(' AND ', pg_get_expr(i.indpred, i.indrelid),
                         string_agg('(' || pg_get_indexdef(i.indexrelid, k, true) || ') IS NOT NULL', ' AND ' ORDER BY k))
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        CROSS JOIN generate_series(1, i.indnkeyatts) k
        WHERE i.indisunique AND n.nspname = ANY (?) AND t.relkind IN ('r', 'p')
        GROUP BY i.indexrelid, i.indrelid, i.indpred ORDER BY 1
        """,
        row -> new Rule(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
        schemas);
  }
}
