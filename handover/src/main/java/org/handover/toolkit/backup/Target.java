package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;

/// The database that a backup is to be restored into, and what its role may do there.
///
/// @param owns whether the role is the database's owner, or a member of it
/// @param mayCreate schemas
/// @param roles that the server has, of those that are needed
/// @param reachable whose objects this role can make and fill: its own, and those of roles that it
///   is a member of
/// @param installed extensions that the database has already
/// @param creatable extensions that this role may install
/// @param available extensions that somebody may install
record Target(
    String name,
    String role,
    boolean superuser,
    Server server,
    Needs.Locale locale,
    boolean owns,
    boolean mayCreate,
    Set<String> roles,
    Set<String> reachable,
    Set<String> installed,
    Set<String> creatable,
    Set<String> available) {
  Target {
    roles = Set.copyOf(roles);
    reachable = Set.copyOf(reachable);
    installed = Set.copyOf(installed);
    creatable = Set.copyOf(creatable);
    available = Set.copyOf(available);
  }

  /// @param needed roles
  static Target of(Session session, List<String> needed) throws SQLException {
    Server server = Server.of(session);
    // From 16 on, to be a member and to be allowed to make somebody the owner are two things.
    String mayHandOver = server.major() >= 16 ? "SET" : "MEMBER";
    return session.one(
        """
        SELECT datname, current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
               pg_encoding_to_char(encoding), datcollate, datctype,
               pg_has_role(datdba, 'USAGE'), has_database_privilege(oid, 'CREATE')
        FROM pg_database WHERE datname = current_database()
        """,
        row ->
            new Target(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                server,
                new Needs.Locale(row.getString(4), row.getString(5), row.getString(6)),
                row.getBoolean(7),
                row.getBoolean(8),
                names(session, "SELECT rolname FROM pg_roles WHERE rolname = ANY (?)", needed),
                names(
                    session,
                    """
                    SELECT rolname FROM pg_roles
                    WHERE rolname = ANY (?) AND pg_has_role(oid, 'USAGE') AND pg_has_role(oid, '%s')
                    """
                        .formatted(mayHandOver),
                    needed),
                names(session, "SELECT extname FROM pg_extension"),
                names(
                    session,
                    """
                    SELECT DISTINCT v.name FROM pg_available_extension_versions v, pg_roles r
                    WHERE r.rolname = current_user AND (r.rolsuper OR NOT v.superuser
                      OR v.trusted AND has_database_privilege(current_database(), 'CREATE'))
                    """),
                names(session, "SELECT name FROM pg_available_extensions")));
  }

  private static Set<String> names(Session session, String sql, Object... parameters)
      throws SQLException {
    return Set.copyOf(session.query(sql, row -> row.getString(1), parameters));
  }

  /// Whether this role can make it and hand it over to its owner.
  boolean reaches(String owner) {
    return superuser || owner.isEmpty() || owner.equals(role) || reachable.contains(owner);
  }
}
