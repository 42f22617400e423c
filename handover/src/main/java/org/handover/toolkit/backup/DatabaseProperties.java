package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;

/// What `ALTER DATABASE … SET` and `GRANT … ON DATABASE` have set, which a dump leaves out.
final class DatabaseProperties {
  /// Their value is a list of names, and is stored as SQL already.
  private static final Set<String> LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private final Session session;
  private final Needs needs;
  private final Target target;

  DatabaseProperties(Session session, Needs needs, Target target) {
    this.session = session;
    this.needs = needs;
    this.target = target;
  }

  /// Statements that this role may not run.
  List<String> apply() throws SQLException {
    List<String> left = new ArrayList<>();
    List<Needs.Setting> there = Needs.settings(session);
    for (Needs.Setting setting : needs.settings()) {
      if (!there.contains(setting)) {
        attempt(() -> set(setting), statement(setting), left);
      }
    }
    for (Needs.Setting setting : there) {
      if (needs.settings().stream()
          .noneMatch(s -> s.role().equals(setting.role()) && s.name().equals(setting.name()))) {
        String reset = "%s RESET %s".formatted(alter(setting), Relation.quote(setting.name()));
        attempt(() -> session.execute(reset), reset, left);
      }
    }
    grants(left);
    return left;
  }

  private void set(Needs.Setting setting) throws SQLException {
    if (!LISTS.contains(setting.name())) {
      session.execute(statement(setting));
      return;
    }
    session.inTransaction(() -> {
      session.text("SELECT set_config(?, ?, true)", setting.name(), setting.value());
      session.execute(
          "%s SET %s FROM CURRENT".formatted(alter(setting), Relation.quote(setting.name())));
    });
  }

  private String statement(Needs.Setting setting) {
    String value =
        LISTS.contains(setting.name())
            ? setting.value()
            : "E'" + setting.value().replace("\\", "\\\\").replace("'", "''") + "'";
    String name =
        setting.name().contains(".")
            ? String.join(
                ".",
                java.util.Arrays.stream(setting.name().split("\\.")).map(Relation::quote).toList())
            : Relation.quote(setting.name());
    return "%s SET %s TO %s".formatted(alter(setting), name, value);
  }

  private String alter(Needs.Setting setting) {
    String database = Relation.quote(target.name());
    return setting.role().isEmpty()
        ? "ALTER DATABASE " + database
        : "ALTER ROLE %s IN DATABASE %s".formatted(Relation.quote(setting.role()), database);
  }

  /// Who owns the new database may be another one: a right that the owner has anyhow is not
  /// granted.
  private void grants(List<String> left) throws SQLException {
    String owner =
        session.text(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()");
    List<Needs.Grant> there = Needs.grants(session);
    for (Needs.Grant grant : needs.grants()) {
      if (!there.contains(grant) && !grant.role().equals(owner)) {
        String statement =
            "GRANT %s ON DATABASE %s TO %s%s"
                .formatted(
                    grant.privilege(),
                    Relation.quote(target.name()),
                    grantee(grant),
                    grant.grantable() ? " WITH GRANT OPTION" : "");
        attempt(() -> session.execute(statement), statement, left);
      }
    }
    for (Needs.Grant grant : there) {
      if (needs.grants().stream()
          .noneMatch(
              g -> g.role().equals(grant.role()) && g.privilege().equals(grant.privilege()))) {
        String statement =
            "REVOKE %s ON DATABASE %s FROM %s"
                .formatted(grant.privilege(), Relation.quote(target.name()), grantee(grant));
        attempt(() -> session.execute(statement), statement, left);
      }
    }
  }

  private static String grantee(Needs.Grant grant) {
    return grant.role().isEmpty() ? "PUBLIC" : Relation.quote(grant.role());
  }

  /// What the server does not let this role do is left to its owner; anything else is an error.
  private static void attempt(Session.Work work, String statement, List<String> left)
      throws SQLException {
    try {
      work.run();
    } catch (SQLException e) {
      if (!SqlFailure.state(e).equals("42501") && !SqlFailure.state(e).equals("55P02")) {
        throw e;
      }
      left.add(statement);
    }
  }
}
