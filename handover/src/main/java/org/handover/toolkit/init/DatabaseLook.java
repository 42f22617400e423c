package org.handover.toolkit.init;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Size;

/// What a database shows of itself.
///
/// @param size in words
/// @param createsDatabases whether this role may make scratch databases
/// @param migrations tables in which the legacy backend's own migrations are recorded
/// @param user this session's role
record DatabaseLook(
    Server server,
    String name,
    String size,
    long tables,
    boolean createsDatabases,
    List<Migrations> migrations,
    List<PasswordColumn> passwords,
    List<Client> clients,
    String user) {
  /// A table that a migration tool keeps.
  ///
  /// @param table as `verify.unchanged` names it
  record Migrations(String table, String tool) {}

  /// Who is connected.
  record Client(String role, String application, long sessions) {}

  static DatabaseLook at(Session session) throws SQLException {
    return new DatabaseLook(
        Server.of(session).requireKnown(),
        session.text("SELECT current_database()"),
        Size.text(session.number("SELECT pg_database_size(current_database())")),
        session.number(
            """
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """),
        session.is("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"),
        migrations(session),
        PasswordColumn.find(session),
        clients(session),
        session.text("SELECT current_user"));
  }

  private static List<Migrations> migrations(Session session) throws SQLException {
    return session.query(
        """
        SELECT CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END, known.tool
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN (VALUES ('alembic_version', 'Alembic'), ('django_migrations', 'Django'),
                     ('flyway_schema_history', 'Flyway'), ('databasechangelog', 'Liquibase'),
                     ('schema_migrations', 'Rails or golang-migrate'), ('knex_migrations', 'Knex'),
                     ('_prisma_migrations', 'Prisma'), ('SequelizeMeta', 'Sequelize'),
                     ('__EFMigrationsHistory', 'Entity Framework'), ('migrations', 'Laravel or TypeORM'))
             AS known (name, tool) ON known.name = c.relname
        WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
        ORDER BY 1
        """,
        row -> new Migrations(row.getString(1), row.getString(2)));
  }

  /// The most sessions first; of others than this program.
  private static List<Client> clients(Session session) throws SQLException {
    return session.query(
        """
        SELECT usename, coalesce(nullif(max(application_name), ''), 'unnamed'), count(*)
        FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND usename IS NOT NULL
          AND application_name <> ?
        GROUP BY 1 ORDER BY 3 DESC, 1
        """,
        row -> new Client(row.getString(1), row.getString(2), row.getLong(3)),
        Database.APPLICATION);
  }
}
