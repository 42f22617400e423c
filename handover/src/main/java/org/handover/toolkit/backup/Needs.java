package org.handover.toolkit.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;

/// What a dump rests on and does not hold itself: the server's roles and extensions, and the
/// properties of the database. Read from the original, kept in the manifest.
///
/// @param roles that own something or have a right to it
/// @param schemas all of them, so that a name in the dump's table of contents is told from another
/// @param creators who was granted CREATE on a schema
/// @param forSuperusers publications that only a superuser can make
public record Needs(
    Locale locale,
    List<String> roles,
    List<String> schemas,
    List<Creator> creators,
    List<Extension> extensions,
    List<String> forSuperusers,
    List<Setting> settings,
    List<Grant> grants) {
  public Needs {
    roles = List.copyOf(roles);
    schemas = List.copyOf(schemas);
    creators = List.copyOf(creators);
    extensions = List.copyOf(extensions);
    forSuperusers = List.copyOf(forSuperusers);
    settings = List.copyOf(settings);
    grants = List.copyOf(grants);
  }

  /// How text is stored and sorted.
  public record Locale(String encoding, String collate, String ctype) {}

  /// Who may create something in a schema.
  public record Creator(String schema, String role) {}

  /// One that is installed.
  ///
  /// @param used whether an object of the database depends on it
  /// @param tables of it that hold rows of the database's own
  public record Extension(String name, String schema, boolean used, List<String> tables) {
    public Extension {
      tables = List.copyOf(tables);
    }
  }

  /// Of `ALTER DATABASE … SET`.
  ///
  /// @param role empty: of the database, for all roles
  public record Setting(String role, String name, String value) {}

  /// A right to the database itself.
  ///
  /// @param role empty: everybody
  public record Grant(String role, String privilege, boolean grantable) {}

  static Needs of(Session session) throws SQLException {
    return new Needs(
        session.one(
            """
            SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = current_database()
            """,
            row -> new Locale(row.getString(1), row.getString(2), row.getString(3))),
        session.query(ROLES, row -> row.getString(1)),
        session.query(
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1",
            row -> row.getString(1)),
        creators(session),
        session.query(EXTENSIONS, Needs::extension),
        session.query(
            "SELECT pubname FROM pg_publication WHERE puballtables ORDER BY 1",
            row -> row.getString(1)),
        settings(session),
        grants(session));
  }

  /// For a dump of some schemas, which holds neither extensions nor publications.
  Needs withoutDatabase() {
    return new Needs(locale, roles, schemas, creators, List.of(), List.of(), List.of(), List.of());
  }

  /// Who owns a schema may create in it anyhow.
  static List<Creator> creators(Session session) throws SQLException {
    return session.query(
        """
        SELECT nspname, pg_get_userbyid(grantee) FROM pg_namespace, aclexplode(nspacl)
        WHERE privilege_type = 'CREATE' AND grantee NOT IN (0, nspowner) AND nspname !~ '^pg_' ORDER BY 1, 2
        """,
        row -> new Creator(row.getString(1), row.getString(2)));
  }

  /// Those of the bootstrap superuser are not in pg_shdepend.
  private static final String ROLES =
      """
      SELECT rolname FROM pg_roles WHERE oid IN (
          SELECT d.refobjid FROM pg_shdepend d
          WHERE d.refclassid = 'pg_authid'::regclass AND d.classid <> 'pg_extension'::regclass
            AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
          UNION SELECT 10 WHERE EXISTS (
              SELECT FROM (SELECT 'pg_class'::regclass AS class, oid, relowner AS owner FROM pg_class WHERE relpersistence <> 't'
                           UNION ALL SELECT 'pg_proc', oid, proowner FROM pg_proc
                           UNION ALL SELECT 'pg_type', oid, typowner FROM pg_type
                           UNION ALL SELECT 'pg_namespace', oid, nspowner FROM pg_namespace WHERE nspname !~ '^pg_'
                           UNION ALL SELECT 'pg_publication', oid, pubowner FROM pg_publication
                           UNION ALL SELECT 'pg_event_trigger', oid, evtowner FROM pg_event_trigger
                           UNION ALL SELECT 'pg_foreign_server', oid, srvowner FROM pg_foreign_server
                           UNION ALL SELECT 'pg_statistic_ext', oid, stxowner FROM pg_statistic_ext
                           UNION ALL SELECT 'pg_collation', oid, collowner FROM pg_collation
                           UNION ALL SELECT 'pg_operator', oid, oprowner FROM pg_operator
                           UNION ALL SELECT 'pg_ts_config', oid, cfgowner FROM pg_ts_config
                           UNION ALL SELECT 'pg_ts_dict', oid, dictowner FROM pg_ts_dict
                           UNION ALL SELECT 'pg_largeobject', oid, lomowner FROM pg_largeobject_metadata) o
              WHERE o.owner = 10 AND o.oid >= 16384
                AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'))
          UNION SELECT grantee FROM pg_class, aclexplode(relacl) WHERE oid >= 16384 AND relowner <> grantee
          UNION SELECT grantee FROM pg_namespace, aclexplode(nspacl) WHERE oid >= 16384 AND nspowner <> grantee
          UNION SELECT grantee FROM pg_proc, aclexplode(proacl) WHERE oid >= 16384 AND proowner <> grantee
          UNION SELECT setrole FROM pg_db_role_setting
                WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))
      ORDER BY 1
      """;

  private static final String EXTENSIONS =
      """
      SELECT x.extname, n.nspname,
             EXISTS (SELECT FROM pg_depend m JOIN pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid
                     WHERE m.refclassid = 'pg_extension'::regclass AND m.refobjid = x.oid AND m.deptype = 'e'
                       AND d.deptype IN ('n', 'a') AND d.objid >= 16384
                       AND NOT EXISTS (SELECT FROM pg_depend o WHERE o.classid = d.classid AND o.objid = d.objid AND o.deptype IN ('e', 'i'))
                       AND NOT EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = r.ev_class
                                       AND o.deptype = 'e' WHERE d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid)),
             coalesce((SELECT array_agg(format('%s.%s', s.nspname, c.relname)) FROM unnest(x.extconfig) t (oid)
                       JOIN pg_class c ON c.oid = t.oid JOIN pg_namespace s ON s.oid = c.relnamespace), '{}')
      FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace WHERE x.oid >= 16384 ORDER BY 1
      """;

  private static Extension extension(ResultSet row) throws SQLException {
    return new Extension(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        List.of((String[]) row.getArray(4).getArray()));
  }

  static List<Setting> settings(Session session) throws SQLException {
    return session.query(
        """
        SELECT coalesce(r.rolname, ''), split_part(c, '=', 1), substr(c, strpos(c, '=') + 1)
        FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) c LEFT JOIN pg_roles r ON r.oid = s.setrole
        WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1, 2
        """,
        row -> new Setting(row.getString(1), row.getString(2), row.getString(3)));
  }

  /// Those that its owner has by itself are left out.
  static List<Grant> grants(Session session) throws SQLException {
    return session.query(
        """
        SELECT coalesce(r.rolname, ''), a.privilege_type, a.is_grantable
        FROM pg_database d CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE d.datname = current_database() AND a.grantee <> d.datdba ORDER BY 1, 2
        """,
        row -> new Grant(row.getString(1), row.getString(2), row.getBoolean(3)));
  }
}
