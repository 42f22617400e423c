package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.ObjectKind;
import org.handover.toolkit.script.RowEffects;

/// Reads the functions of the triggers that are new on tables of the legacy backend: which row they
/// swallow, change or refuse may depend on its values, and no made-up row has all of them.
final class TriggerBodies {
  private static final String REMEDY =
      "leave each row as it is: set only new columns, write only into new tables, RETURN NEW (of a DELETE: OLD)";

  /// They keep a `tsvector` column that is named as their first argument.
  private static final Set<String> FILL_A_COLUMN =
      Set.of("tsvector_update_trigger", "tsvector_update_trigger_column");

  private final Session session;
  private final KnownObjects before;
  private final Set<Relation> tables;
  private final Set<Body> known = new HashSet<>();

  TriggerBodies(Session session, KnownObjects before, Set<Relation> tables) {
    this.session = session;
    this.before = before;
    this.tables = tables;
  }

  /// A trigger with its function, as the server has them.
  ///
  /// @param ofRow whether it stands before a row that is written
  private record Body(
      Relation table,
      String trigger,
      boolean ofRow,
      boolean deletes,
      boolean writes,
      String language,
      String function,
      String source,
      String argument) {}

  /// What is against those that have come, or were changed, since this was asked last.
  List<Danger> dangers() throws SQLException {
    List<Danger> dangers = new ArrayList<>();
    for (Body body : bodies()) {
      boolean mine =
          tables.contains(body.table())
              && !before.has(
                  ObjectKind.TRIGGER, body.table().schema(), body.table().name(), body.trigger());
      if (mine && known.add(body)) {
        dangers.addAll(of(body));
      }
    }
    return dangers;
  }

  private List<Body> bodies() throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname, t.tgname, t.tgtype & 3 = 3, t.tgtype & 8 <> 0, t.tgtype & 20 <> 0,
               l.lanname, p.proname, p.prosrc, split_part(encode(t.tgargs, 'escape'), '\\000', 1)
        FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE NOT t.tgisinternal
        """,
        row ->
            new Body(
                new Relation(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10)));
  }

  private List<Danger> of(Body body) throws SQLException {
    String trigger = "the trigger %s of %s ".formatted(body.trigger(), body.table());
    if (!body.language().equals("plpgsql")) {
      boolean harmless =
          FILL_A_COLUMN.contains(body.function())
              ? !isLegacy(body.table(), body.argument())
              : body.function().equals("suppress_redundant_updates_trigger");
      return harmless
          ? List.of()
          : List.of(
              new Danger(
                  trigger + "calls %s, which is not read here".formatted(body.function()), REMEDY));
    }
    RowEffects effects = RowEffects.of(body.source());
    if (!effects.isRead()) {
      return List.of(new Danger(trigger + "has a body that is not understood", REMEDY));
    }
    List<Danger> dangers = new ArrayList<>();
    if (effects.raises()) {
      dangers.add(
          new Danger(
              trigger + "raises an error: it may refuse what the legacy backend writes", REMEDY));
    }
    if (body.ofRow()) {
      ofRow(body, effects, trigger, dangers);
    }
    return dangers;
  }

  private void ofRow(Body body, RowEffects effects, String trigger, List<Danger> dangers) {
    effects.returns().stream()
        .filter(returned -> !isTheRow(returned, body))
        .findFirst()
        .ifPresent(returned ->
            dangers.add(
                new Danger(
                    trigger
                        + "returns %s: it may lose or change what the legacy backend writes"
                            .formatted(returned.isEmpty() ? "nothing" : returned),
                    REMEDY)));
    String legacy =
        effects.sets().stream()
            .filter(column -> column.equals("*") || isLegacy(body.table(), column))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!legacy.isEmpty()) {
      dangers.add(
          new Danger(
              trigger + "sets %s, which the legacy backend writes".formatted(legacy), REMEDY));
    }
  }

  private static boolean isTheRow(String returned, Body body) {
    return switch (returned) {
      case "NEW" -> body.writes();
      case "OLD" -> body.deletes();
      case "COALESCE(NEW,OLD)" -> true;
      default -> false;
    };
  }

  private boolean isLegacy(Relation table, String column) {
    return before.has(ObjectKind.COLUMN, table.schema(), table.name(), column);
  }
}
