package org.handover.toolkit.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.handover.toolkit.database.Session;

/// What `pg_dump` does not show, from the catalog.
final class Supplement {
  private static final String SQL = sql();

  private Supplement() {}

  static List<SchemaObject> read(Session session, Scope scope) throws SQLException {
    return session.query(
        SQL,
        row ->
            new SchemaObject(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                List.of(row.getString(5))),
        scope.hidden());
  }

  private static String sql() {
    try (InputStream resource = Supplement.class.getResourceAsStream("supplement.sql")) {
      return new String(
          Objects.requireNonNull(resource, "supplement.sql").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
