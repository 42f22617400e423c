package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Why a database could not be copied as a whole by this role, told before anything is copied; and
/// what a copy does not hold.
public final class SourceObstacles {
  private static final String TOPIC = "backup";
  private static final String OURS =
      "relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')";

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();

  private SourceObstacles(Session session) {
    this.session = session;
  }

  /// What is in the way, and what is left out.
  ///
  /// @param jobs of `pg_dump`
  public static List<Finding> of(Session session, int jobs) throws SQLException {
    SourceObstacles obstacles = new SourceObstacles(session);
    obstacles.unreadable();
    obstacles.hiddenRows();
    obstacles.largeObjects();
    obstacles.locks(jobs);
    obstacles.notCopied();
    return List.copyOf(obstacles.findings);
  }

  /// What a restore by this role would leave to a superuser.
  public static List<Finding> leftToOwner(Session session) throws SQLException {
    SourceObstacles left = new SourceObstacles(session);
    if (!session.is("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
      String remedy = "the report of `backup` has the statements for a superuser";
      left.noteOn(
          "SELECT quote_ident(evtname) FROM pg_event_trigger ORDER BY 1",
          "%d event triggers can be restored by a superuser only, the first is %s",
          remedy);
      left.noteOn(
          "SELECT quote_ident(pubname) FROM pg_publication WHERE puballtables OR NOT pg_has_role(pubowner, 'USAGE') ORDER BY 1",
          "%d publications can be restored by a superuser only, the first is %s",
          remedy);
      left.noteOn(
          """
          SELECT quote_ident(extname) FROM pg_extension x
          WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_available_extension_versions v
              WHERE v.name = x.extname AND (v.trusted OR NOT v.superuser))
          ORDER BY 1
          """,
          "%d extensions can be made by a superuser only, the first is %s",
          remedy);
    }
    return List.copyOf(left.findings);
  }

  private void unreadable() throws SQLException {
    failOn(
        """
        SELECT oid::regclass::text FROM pg_class
        WHERE relkind IN ('r', 'p', 'S', 'f', 'm', 'v') AND %s
          AND NOT CASE relkind WHEN 'S' THEN has_sequence_privilege(oid, 'SELECT') ELSE has_table_privilege(oid, 'SELECT') END
        ORDER BY 1
        """
            .formatted(OURS),
        "%d tables or sequences may not be read by this role, the first is %s",
        "GRANT SELECT on them to this role, or the role that owns them");
    failOn(
        """
        SELECT quote_ident(nspname) FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT has_schema_privilege(oid, 'USAGE') ORDER BY 1
        """,
        "%d schemas may not be looked into by this role, the first is %s",
        "GRANT USAGE on them to this role");
  }

  private void hiddenRows() throws SQLException {
    failOn(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p') AND %s AND relrowsecurity AND row_security_active(oid) ORDER BY 1"
            .formatted(OURS),
        "row security hides rows of %d tables from this role, the first is %s",
        "back up as their owner (without FORCE ROW LEVEL SECURITY), or as a role with BYPASSRLS");
  }

  private void largeObjects() throws SQLException {
    failOn(
        """
        SELECT oid::text FROM pg_largeobject_metadata
        WHERE NOT pg_has_role(lomowner, 'USAGE')
          AND NOT EXISTS (SELECT FROM aclexplode(lomacl) a WHERE a.privilege_type = 'SELECT'
                          AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE')))
        ORDER BY 1
        """,
        "%d large objects may not be read by this role, the first is %s",
        "GRANT SELECT ON LARGE OBJECT … to this role");
  }

  /// pg_dump locks each table, and with several jobs once more by the one that copies it.
  private void locks(int jobs) throws SQLException {
    long tables =
        session.number(
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'f') AND %s"
                .formatted(OURS));
    long room =
        session.number(
            """
            SELECT current_setting('max_locks_per_transaction')::bigint
                   * (current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint)
            """);
    if (tables * (jobs > 1 ? 2 : 1) > room) {
      findings.add(
          Finding.fail(
              TOPIC,
              "%d tables are more than the server can lock at once (%d locks)"
                  .formatted(tables, room),
              jobs > 1
                  ? "set backup.jobs to 1, or raise max_locks_per_transaction"
                  : "raise max_locks_per_transaction"));
    }
  }

  private void notCopied() throws SQLException {
    noteOn(
        "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE %s AND NOT indisvalid AND c.relkind = 'i' ORDER BY 1"
            .formatted(OURS),
        "%d invalid indexes are not part of a dump, the first is %s",
        "REINDEX or DROP them");
    noteOn(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'f' AND %s ORDER BY 1"
            .formatted(OURS),
        "%d foreign tables are backed up without their rows, which are elsewhere; the first is %s",
        "back up the server where they are");
    noteOn(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'm' AND relispopulated AND %s ORDER BY 1"
            .formatted(OURS),
        "%d materialized views are computed anew by a restore, so that their rows are not compared; the first is %s",
        "nothing, unless rows are meant that their queries no longer give: keep those in a table");
    noteOn(
        "SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1",
        "%d subscriptions are dumped by superusers only, and are off in a copy; the first is %s",
        "make them again after a restore");
  }

  private void failOn(String sql, String saw, String remedy) throws SQLException {
    List<String> names = session.query(sql, row -> row.getString(1));
    if (!names.isEmpty()) {
      findings.add(Finding.fail(TOPIC, saw.formatted(names.size(), names.getFirst()), remedy));
    }
  }

  private void noteOn(String sql, String saw, String remedy) throws SQLException {
    List<String> names = session.query(sql, row -> row.getString(1));
    if (!names.isEmpty()) {
      findings.add(Finding.note(TOPIC, saw.formatted(names.size(), names.getFirst()), remedy));
    }
  }
}
