package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;

/// The expected schema, as PostgreSQL understands it.
///
/// @param role that loaded it, and owns what the file gives no owner
/// @param skipped statements about roles that the server does not have
public record Expected(
    SchemaState state, String role, List<ExpectedSchema.Skipped> skipped, Catalog catalog) {
  public Expected {
    skipped = List.copyOf(skipped);
  }

  /// Loads the file and reads what it made.
  ///
  /// @param scratch an empty database, which holds the schema afterwards
  public static Expected load(Path file, Database scratch) throws SQLException, IOException {
    List<ExpectedSchema.Skipped> skipped = ExpectedSchema.fill(file, scratch);
    SchemaState state = SchemaState.read(scratch, Scope.all());
    try (Session session = scratch.connect()) {
      return new Expected(
          state,
          session.text("SELECT current_user"),
          skipped,
          Catalog.read(session, Catalog.schemas(session)));
    }
  }

  public int tables() {
    return Side.of(state).tables().size();
  }
}
