package org.handover.toolkit.schema;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.pgcodekeeper.core.database.base.jdbc.IJdbcConnector;
import org.pgcodekeeper.core.ignorelist.IgnoreSchemaList;
import org.pgcodekeeper.core.loader.pg.JdbcPgLoader;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.monitor.NullMonitor;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.IConstraintFk;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.AbstractForeignTable;
import org.pgcodekeeper.core.schema.pg.MaterializedPgView;

/// The objects of a database where `pg_dump` is older than the server: pgCodeKeeper reads the
/// catalog. It knows most kinds and not all: there is no net under it.
final class LibraryReader {
  private LibraryReader() {}

  static List<SchemaObject> read(Database database, Scope scope) throws IOException {
    JdbcPgLoader loader =
        new JdbcPgLoader(
            connector(database),
            "UTC",
            SchemaTree.settings(),
            new NullMonitor(),
            new IgnoreSchemaList());
    AbstractDatabase tree;
    try {
      tree = loader.load();
    } catch (InterruptedException e) {
      throw SchemaTree.interrupted(e);
    }
    if (!loader.getErrors().isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "a part of the schema is not understood: " + loader.getErrors().getFirst(),
              "install a pg_dump that is as new as the server"));
    }
    List<SchemaObject> objects = new ArrayList<>();
    tree.getDescendants().forEach(statement -> add(statement, objects));
    return objects.stream().filter(object -> !scope.hides(object)).toList();
  }

  private static IJdbcConnector connector(Database database) {
    return new IJdbcConnector() {
      @Override
      public Connection getConnection() throws IOException {
        try {
          return database.open();
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }

      @Override
      public String getBatchDelimiter() {
        return "";
      }

      @Override
      public String getUrl() {
        return "jdbc:postgresql:";
      }
    };
  }

  /// One object for what makes it, one for its comments and one for the rights on it.
  private static void add(PgStatement statement, List<SchemaObject> objects) {
    List<String> own = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    for (SqlStatements.Piece piece :
        SqlStatements.of(statement.getSQL(false, SchemaTree.settings()))) {
      String sql = piece.sql();
      (sql.startsWith("COMMENT ON ")
              ? comments
              : sql.startsWith("GRANT ") || sql.startsWith("REVOKE ") ? rights : own)
          .add(sql);
    }
    String kind = kind(statement);
    String name = name(statement);
    String schema = schema(statement);
    String owner = statement.getOwner() == null ? "" : statement.getOwner();
    if (kind.equals("SCHEMA") && name.equals("public")) {
      own.clear();
    }
    List<SchemaObject> made =
        List.of(
            new SchemaObject(kind, schema, name, owner, own),
            new SchemaObject("COMMENT", schema, kind + " " + name, owner, comments),
            new SchemaObject("ACL", schema, kind + " " + name, owner, rights));
    made.stream().filter(object -> !object.statements().isEmpty()).forEach(objects::add);
  }

  private static String kind(PgStatement statement) {
    if (statement instanceof IConstraintFk) {
      return "FK CONSTRAINT";
    }
    if (statement instanceof MaterializedPgView) {
      return "MATERIALIZED VIEW";
    }
    return statement instanceof AbstractForeignTable
        ? "FOREIGN TABLE"
        : statement.getStatementType().getTypeName();
  }

  private static String name(PgStatement statement) {
    return statement.isSubElement() && statement.getStatementType() != DbObjType.INDEX
        ? statement.getParent().getName() + " " + statement.getName()
        : statement.getName();
  }

  private static String schema(PgStatement statement) {
    PgStatement parent = statement.getParent();
    while (parent != null && parent.getStatementType() != DbObjType.SCHEMA) {
      parent = parent.getParent();
    }
    return parent == null ? "" : parent.getName();
  }
}
