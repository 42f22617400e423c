package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Whether the role of the URL may do what the steps do.
record RoleExamination(Session session) implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        right(
            session.is("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"),
            "scratch databases",
            "may create them",
            "ALTER ROLE … CREATEDB, or name another server's database as `scratch:`"));
    findings.add(
        right(
            session.is("SELECT has_database_privilege(current_database(), 'CREATE')"),
            "schemas",
            "may create them",
            "GRANT CREATE ON DATABASE … TO this role: the additions and their record have schemas of their own"));
    findings.add(
        right(
            Activity.isSeen(session),
            "activity of others",
            "may see it",
            "GRANT pg_monitor TO this role, or long transactions and other users stay hidden"));
    findings.add(ownership());
    return findings;
  }

  private static Finding right(boolean has, String topic, String may, String remedy) {
    return has ? Finding.pass(topic, may) : Finding.fail(topic, "this role may not", remedy);
  }

  private Finding ownership() throws SQLException {
    List<String> others =
        session.query(
            """
            SELECT oid::regclass::text FROM pg_class
            WHERE relkind IN ('r', 'p') AND NOT pg_has_role(relowner, 'USAGE')
              AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
            ORDER BY 1
            """,
            row -> row.getString(1));
    if (others.isEmpty()) {
      return Finding.pass(
          "ownership", "all tables are this role's, or of a role that it belongs to");
    }
    return Finding.fail(
        "ownership",
        "%d tables belong to others, the first is %s".formatted(others.size(), others.getFirst()),
        "run this as their owner, or GRANT that role to this one: only an owner can add columns");
  }
}
