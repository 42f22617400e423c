package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Notes the keys of rows that come, change or go while a table is being copied: under the short
/// lock at the end only those are copied again. Of a table without a key, only that something
/// changed.
record NoteTrigger(Session session, SavedTable saved) {
  static final String PREFIX = "handover_undo_";

  private String name() {
    return Relation.quote(PREFIX + saved.copy().name());
  }

  private String function() {
    return new Relation(saved.copy().schema(), "note " + saved.copy().name()).quoted();
  }

  /// In the transaction that is open. The roles that write need no rights on the notes, and it
  /// fires for a replication's changes too.
  void start() throws SQLException {
    String table = saved.table().quoted();
    session.execute(
        "CREATE TABLE %s AS SELECT %s FROM %s WITH NO DATA"
            .formatted(
                saved.notes().quoted(),
                saved.key().isEmpty() ? "true AS changed" : SavedTable.list(saved.key()),
                table));
    session.execute(
        """
        CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $note$
        BEGIN
            %s
            RETURN NULL;
        END
        $note$
        """
            .formatted(function(), body()));
    for (String when : List.of("AFTER INSERT OR UPDATE OR DELETE", "AFTER TRUNCATE")) {
      boolean truncate = when.endsWith("TRUNCATE");
      String trigger = truncate ? Relation.quote(PREFIX + saved.copy().name() + "_all") : name();
      session.execute(
          "CREATE TRIGGER %s %s ON %s FOR EACH %s EXECUTE FUNCTION %s()"
              .formatted(trigger, when, table, truncate ? "STATEMENT" : "ROW", function()));
      session.execute("ALTER TABLE %s ENABLE ALWAYS TRIGGER %s".formatted(table, trigger));
    }
  }

  private String body() {
    String notes = saved.notes().quoted();
    if (saved.key().isEmpty()) {
      return "INSERT INTO %s VALUES (true);".formatted(notes);
    }
    return """
    IF TG_OP = 'TRUNCATE' THEN INSERT INTO %1$s DEFAULT VALUES; RETURN NULL; END IF;
    IF TG_OP <> 'INSERT' THEN INSERT INTO %1$s VALUES (%2$s); END IF;
    IF TG_OP <> 'DELETE' THEN INSERT INTO %1$s VALUES (%3$s); END IF;
    """
        .formatted(
            notes, SavedTable.list("OLD.", saved.key()), SavedTable.list("NEW.", saved.key()));
  }

  /// Whether the table was emptied at once, or something changed that no key tells.
  boolean sawWhatNoKeyTells() throws SQLException {
    String which =
        saved.key().isEmpty()
            ? ""
            : " WHERE %s IS NULL".formatted(Relation.quote(saved.key().getFirst()));
    return session.is("SELECT EXISTS (SELECT FROM %s%s)".formatted(saved.notes().quoted(), which));
  }

  /// In the transaction that is open.
  void stop() throws SQLException {
    if (session.is("SELECT to_regclass(?) IS NOT NULL", saved.table().quoted())) {
      for (String suffix : List.of("", "_all")) {
        session.execute(
            "DROP TRIGGER IF EXISTS %s ON %s"
                .formatted(
                    Relation.quote(PREFIX + saved.copy().name() + suffix), saved.table().quoted()));
      }
    }
    session.execute("DROP FUNCTION IF EXISTS %s()".formatted(function()));
    session.execute("DROP TABLE IF EXISTS %s".formatted(saved.notes().quoted()));
  }
}
