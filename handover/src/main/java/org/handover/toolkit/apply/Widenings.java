package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.LedgerEntry;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.script.Need;
import org.handover.toolkit.script.QualifiedName;
import org.handover.toolkit.script.Statement;
import org.handover.toolkit.script.StatementKind;

/// What an undo leaves as it is: enums with more values, of which PostgreSQL takes none away, and
/// columns of a wider type, which cannot be narrowed without reading every row under a lock.
///
/// @param before the schema before the migration, with these
/// @param stays in words
/// @param statements of the ledger that are not undone
record Widenings(SchemaState before, List<String> stays, Set<Long> statements) {
  Widenings {
    stays = List.copyOf(stays);
    statements = Set.copyOf(statements);
  }

  /// Runs what widens something once more, on the schema before the migration in a scratch
  /// database: what is not there then is an addition, and goes.
  static Widenings of(
      Configuration configuration, SchemaState before, List<LedgerEntry> recorded, Clock clock)
      throws SQLException, IOException {
    if (recorded.stream().allMatch(statement -> widening(statement).isEmpty())) {
      return new Widenings(before, List.of(), Set.of());
    }
    LiveSchema live = new LiveSchema(configuration);
    List<String> stays = new ArrayList<>();
    Set<Long> statements = new HashSet<>();
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock);
        Session session = scratch.database().connect()) {
      StateLoader.load(before, session);
      SchemaState narrow = live.read(scratch.database());
      for (LedgerEntry statement : recorded) {
        for (String sql : widening(statement)) {
          if (runs(sql, session)) {
            stays.add(sql);
            statements.add(statement.id());
          }
        }
      }
      SchemaState wide = live.read(scratch.database());
      return new Widenings(replaced(before, narrow, wide), stays, statements);
    }
  }

  private static List<String> widening(LedgerEntry recorded) {
    Statement statement = Statement.of(recorded.sql());
    if (statement.kind() == StatementKind.ALTER_TYPE && statement.needs().isEmpty()) {
      return List.of(recorded.sql());
    }
    return statement.needs().stream()
        .flatMap(need -> need instanceof Need.WiderType wider ? Stream.of(wider) : Stream.empty())
        .map(wider ->
            "ALTER TABLE %s ALTER COLUMN %s TYPE %s"
                .formatted(
                    table(wider.table(), recorded).quoted(),
                    Relation.quote(wider.column()),
                    wider.type()))
        .toList();
  }

  /// The search path under which it ran is not recorded; what it altered is.
  private static Relation table(QualifiedName name, LedgerEntry recorded) {
    String schema =
        !name.schema().isEmpty()
            ? name.schema()
            : recorded
                .footprint()
                .all()
                .filter(object -> object.name().equals(name.name()) && !object.schema().isEmpty())
                .map(object -> object.schema())
                .findFirst()
                .orElse("public");
    return new Relation(schema, name.name());
  }

  /// Not where its object was not there before the migration.
  private static boolean runs(String sql, Session session) {
    try {
      session.execute(sql);
      return true;
    } catch (SQLException e) {
      // What it was about shows in the comparison that follows.
      return false;
    }
  }

  private static SchemaState replaced(SchemaState before, SchemaState narrow, SchemaState wide) {
    List<SchemaObject> objects = new ArrayList<>(before.objects());
    for (SchemaDifferences.Changed change : SchemaDifferences.between(narrow, wide).changed()) {
      SchemaObject found = change.found();
      if (found != null && change.expected() != null) {
        objects.replaceAll(object -> object.key().equals(change.key()) ? found : object);
      }
    }
    return new SchemaState(before.version(), before.net(), objects);
  }
}
