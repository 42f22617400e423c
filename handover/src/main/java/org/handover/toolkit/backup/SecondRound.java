package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaDifferences.Changed;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;

/// PostgreSQL writes some expressions down in another way once they were dumped and loaded (`status
/// IN ('a', 'b')` in an index). What differs as text is compared once more: the original's
/// definitions are loaded, by themselves and not from the dump, and have to be written down then as
/// those of the copy are.
record SecondRound(SchemaDifferences spelling, SchemaDifferences real) {
  static SecondRound of(
      SchemaDifferences differences, CopiedSchema original, DatabaseUrl scratchServer, Clock clock)
      throws SQLException, IOException {
    if (differences.changed().stream().noneMatch(SecondRound::couldBeSpelling)) {
      return new SecondRound(new SchemaDifferences(List.of()), differences);
    }
    Map<SchemaObject.Key, List<String>> loaded = loaded(original, scratchServer, clock);
    return new SecondRound(
        new SchemaDifferences(
            differences.changed().stream().filter(c -> isSpelling(c, loaded)).toList()),
        new SchemaDifferences(
            differences.changed().stream().filter(c -> !isSpelling(c, loaded)).toList()));
  }

  private static boolean couldBeSpelling(Changed changed) {
    return changed.expected() != null
        && changed.found() != null
        && changed.expected().owner().equals(changed.found().owner());
  }

  private static boolean isSpelling(Changed changed, Map<SchemaObject.Key, List<String>> loaded) {
    return couldBeSpelling(changed)
        && changed.found() != null
        && changed.found().withoutOwner().statements().equals(loaded.get(changed.key()));
  }

  private static Map<SchemaObject.Key, List<String>> loaded(
      CopiedSchema original, DatabaseUrl scratchServer, Clock clock)
      throws SQLException, IOException {
    try (ScratchDatabase scratch = ScratchDatabase.create(scratchServer, clock)) {
      try (Session session = scratch.database().connect()) {
        session.execute("SET default_transaction_read_only = off; SET check_function_bodies = off");
        session.execute("SET search_path = ''");
        for (SchemaObject object : original.state().objects()) {
          load(session, object);
        }
      }
      SchemaState state =
          CopiedSchema.of(scratch.database(), new Contents.Scope(List.of(), true)).state();
      Map<SchemaObject.Key, List<String>> statements = new HashMap<>();
      state.objects().forEach(o -> statements.put(o.key(), o.withoutOwner().statements()));
      return statements;
    }
  }

  /// What this role may not make stays away, and what rests on it: it then counts as a difference.
  private static void load(Session session, SchemaObject object) throws SQLException {
    if (object.isSupplement() || object.kind().equals("ACL") || object.kind().equals("COMMENT")) {
      return;
    }
    for (String statement : object.statements()) {
      try {
        session.execute(statement);
      } catch (SQLException e) {
        if (!session.lives()) {
          throw e;
        }
      }
    }
  }
}
