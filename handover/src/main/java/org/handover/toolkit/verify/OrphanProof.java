package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Rows that point at nothing. A foreign key keeps them out, unless it was never validated or its
/// triggers were off while somebody imported: so each is counted, not believed.
record OrphanProof(Session session, List<String> schemas) implements Verifier.Proof {
  /// @param child as SQL wants it, like all of these
  private record Key(String name, String child, String parent, String match, String filled) {}

  @Override
  public List<Finding> findings() throws SQLException {
    List<Key> keys =
        session.query(
            """
            SELECT format('%s of %s', c.conname, c.conrelid::regclass), c.conrelid::regclass::text, c.confrelid::regclass::text,
                   string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND ' ORDER BY k.place),
                   string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ' ORDER BY k.place)
            FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace AND n.nspname = ANY (?)
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY k (child, parent, place)
            JOIN pg_attribute ca ON ca.attrelid = c.conrelid AND ca.attnum = k.child
            JOIN pg_attribute pa ON pa.attrelid = c.confrelid AND pa.attnum = k.parent
            WHERE c.contype = 'f' AND c.conparentid = 0
            GROUP BY c.oid, c.conname, c.conrelid, c.confrelid ORDER BY 1
            """,
            row ->
                new Key(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)),
            schemas);
    List<Finding> findings = new ArrayList<>();
    for (Key key : keys) {
      long orphans =
          session.number(
              "SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)"
                  .formatted(key.child(), key.filled(), key.parent(), key.match()));
      if (orphans > 0) {
        findings.add(
            Finding.fail(
                "orphans",
                "%d rows break %s".formatted(orphans, key.name()),
                "mend or remove them before either backend meets them"));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.pass("orphans", "none under %d foreign keys".formatted(keys.size())))
        : findings;
  }
}
