package org.handover.toolkit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.script.Batch;
import org.handover.toolkit.script.Change;

/// What the database itself remembers of the migration: what was there before, and what was done.
/// It is where the tables are, so that a change and its record commit together.
public final class Records {
  public static final String SCHEMA = "handover";

  private final Session session;

  public Records(Session session) {
    this.session = session;
  }

  /// Of what a statement says, and how it is cut into pieces.
  public static String hash(Change change) {
    Batch batch = change.batch();
    return Sha256.of(
        batch == null
            ? change.sql()
            : "batch "
                + batch.table()
                + " "
                + String.join(", ", batch.keys())
                + "\n"
                + change.sql());
  }

  public boolean exist() throws SQLException {
    return LedgerTables.exist(session);
  }

  /// Adopts the database as it is.
  public void begin(String before, Collection<Unchanged> unchanged) throws SQLException {
    session.inTransaction(() -> {
      LedgerTables.create(session);
      session.update(
          "INSERT INTO handover.baseline (before, unchanged) VALUES (?, ?::json)",
          before,
          Json.text(unchanged.toArray(Unchanged[]::new)));
    });
  }

  public Optional<Baseline> baseline() throws SQLException {
    if (!exist()) {
      return Optional.empty();
    }
    return session
        .query(
            "SELECT before, after, unchanged, undo_began_at::timestamptz(0)::text FROM handover.baseline",
            Records::baseline)
        .stream()
        .findFirst();
  }

  private static Baseline baseline(ResultSet row) throws SQLException {
    Map<String, Unchanged> unchanged = new HashMap<>();
    for (Unchanged table : Json.read(row.getString(3), Unchanged[].class)) {
      unchanged.put(table.table(), table);
    }
    return new Baseline(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        unchanged,
        Objects.requireNonNullElse(row.getString(4), ""));
  }

  /// From here on a difference from this is drift.
  public void complete(String after) throws SQLException {
    session.inTransaction(() -> {
      session.update("UPDATE handover.baseline SET after = ?, undo_began_at = NULL", after);
      session.update("DELETE FROM handover.applied WHERE undone_at IS NOT NULL");
      session.update("UPDATE handover.applied SET covered = true WHERE NOT covered");
    });
  }

  /// In the order of application.
  public List<LedgerEntry> recorded() throws SQLException {
    return exist() ? recorded("true") : List.of();
  }

  /// What was done since [#complete], by a run that did not come to its end.
  public List<Footprint> uncovered() throws SQLException {
    return exist()
        ? recorded("NOT covered").stream().map(LedgerEntry::footprint).toList()
        : List.of();
  }

  private List<LedgerEntry> recorded(String which) throws SQLException {
    return session.query(
        """
        SELECT id, script, number, sha256, statement, applied_at IS NOT NULL, undone_at IS NOT NULL, reached, footprint
        FROM handover.applied WHERE %s ORDER BY id
        """
            .formatted(which),
        row ->
            new LedgerEntry(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getBoolean(7),
                Optional.ofNullable(row.getString(8)),
                Json.read(row.getString(9), Footprint.class)));
  }

  public boolean isApplied(Change change) throws SQLException {
    return exist()
        && session.is(
            "SELECT EXISTS (SELECT FROM handover.applied WHERE sha256 = ? AND applied_at IS NOT NULL AND undone_at IS NULL)",
            hash(change));
  }

  /// A statement has begun that is done in several transactions; its place among the others is
  /// fixed.
  ///
  /// @return its id
  public long start(Change change) throws SQLException {
    return session.number(
        """
        INSERT INTO handover.applied (script, number, sha256, statement, attempts, footprint)
        VALUES (?, ?, ?, ?, 0, ?::json) RETURNING id
        """,
        change.script(),
        change.number(),
        hash(change),
        change.sql(),
        Json.text(Footprint.NONE));
  }

  public void applied(Change change, int attempts, Footprint footprint) throws SQLException {
    applied(start(change), attempts, footprint);
  }

  /// A statement that had begun, or was undone, is through.
  public void applied(long id, int attempts, Footprint footprint) throws SQLException {
    session.update(
        """
        UPDATE handover.applied SET applied_at = clock_timestamp(), undone_at = NULL, covered = false, attempts = ?,
            footprint = ?::json
        WHERE id = ?
        """,
        attempts,
        Json.text(footprint),
        id);
  }

  /// What an undo was to take back is still there.
  public void stands(long id) throws SQLException {
    session.update("UPDATE handover.applied SET undone_at = NULL WHERE id = ?", id);
  }

  /// The scripts were moved or renumbered: the same statement has another place now.
  public void moved(long id, Change change) throws SQLException {
    session.update(
        "UPDATE handover.applied SET script = ?, number = ? WHERE id = ? AND (script, number) <> (?, ?)",
        change.script(),
        change.number(),
        id,
        change.script(),
        change.number());
  }

  /// How far a backfill has come.
  public void reached(long id, String key) throws SQLException {
    session.update(
        "UPDATE handover.applied SET reached = ?, covered = false WHERE id = ?", key, id);
  }

  public void undoBegins() throws SQLException {
    session.update(
        "UPDATE handover.baseline SET undo_began_at = coalesce(undo_began_at, clock_timestamp())");
  }

  /// Their effect is taken back by the transaction that is open, or right after this.
  public void undone(Collection<Long> ids) throws SQLException {
    session.update(
        "UPDATE handover.applied SET undone_at = clock_timestamp(), reached = NULL, covered = false WHERE id = ANY (?::bigint[])",
        ids.stream().map(String::valueOf).toList());
  }

  /// A change that another party made on purpose belongs to the baseline from now on.
  public void accept(String by, String because, List<String> what, String before, String after)
      throws SQLException {
    session.inTransaction(() -> {
      session.update(
          "INSERT INTO handover.accepted (accepted_by, because, what) VALUES (?, ?, ?::json)",
          by,
          because,
          Json.text(what));
      session.update("UPDATE handover.baseline SET before = ?, after = ?", before, after);
      session.update("UPDATE handover.applied SET covered = true WHERE NOT covered");
    });
  }

  public void drop() throws SQLException {
    session.execute("DROP SCHEMA IF EXISTS handover CASCADE");
  }
}
