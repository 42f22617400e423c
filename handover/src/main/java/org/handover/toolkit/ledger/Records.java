package org.handover.toolkit.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.script.Change;

/// What the database itself remembers of the migration: what was there before, and what was done.
/// It is where the tables are, so that a change and its record commit together.
public final class Records {
  public static final String SCHEMA = "handover";

  private final Session session;

  public Records(Session session) {
    this.session = session;
  }

  /// How it was.
  ///
  /// @param digests of the tables that nobody may change, by name
  public record Baseline(Catalog before, Optional<Catalog> after, Map<String, String> digests) {}

  public boolean exist() throws SQLException {
    return session.is("SELECT to_regclass('handover.baseline') IS NOT NULL");
  }

  /// Adopts the database as it is.
  public void begin(Catalog before, Map<String, String> digests) throws SQLException {
    session.inTransaction(() -> {
      session.execute(
          """
          CREATE SCHEMA IF NOT EXISTS handover;
          CREATE TABLE handover.baseline (
              adopted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              adopted_by text NOT NULL DEFAULT session_user,
              before json NOT NULL,
              after json,
              digests json NOT NULL
          );
          CREATE TABLE handover.applied (
              script text NOT NULL, number integer NOT NULL, sha256 text NOT NULL,
              applied_at timestamptz NOT NULL DEFAULT clock_timestamp(), attempts integer NOT NULL,
              PRIMARY KEY (script, number)
          );
          CREATE TABLE handover.backfill (
              script text NOT NULL, number integer NOT NULL, reached text NOT NULL, PRIMARY KEY (script, number)
          );
          """);
      session.update(
          "INSERT INTO handover.baseline (before, digests) VALUES (?::json, ?::json)",
          Json.text(before),
          Json.text(digests));
    });
  }

  public Optional<Baseline> baseline() throws SQLException {
    if (!exist()) {
      return Optional.empty();
    }
    return session
        .query(
            "SELECT before, after, digests FROM handover.baseline",
            row ->
                new Baseline(
                    Json.read(row.getString(1), Catalog.class),
                    Optional.ofNullable(row.getString(2))
                        .map(text -> Json.read(text, Catalog.class)),
                    Json.texts(row.getString(3))))
        .stream()
        .findFirst();
  }

  public void complete(Catalog after) throws SQLException {
    session.update("UPDATE handover.baseline SET after = ?::json", Json.text(after));
  }

  public boolean isApplied(Change change) throws SQLException {
    return exist()
        && session.is(
            "SELECT EXISTS (SELECT FROM handover.applied WHERE script = ? AND number = ? AND sha256 = ?)",
            change.script(),
            change.number(),
            Sha256.of(change.sql()));
  }

  /// Whether something else was applied in its place: the script was edited afterwards.
  public boolean isEdited(Change change) throws SQLException {
    return exist()
        && session.is(
            "SELECT EXISTS (SELECT FROM handover.applied WHERE script = ? AND number = ? AND sha256 <> ?)",
            change.script(),
            change.number(),
            Sha256.of(change.sql()));
  }

  public void applied(Change change, int attempts) throws SQLException {
    session.update(
        """
        INSERT INTO handover.applied (script, number, sha256, attempts) VALUES (?, ?, ?, ?)
        ON CONFLICT (script, number) DO NOTHING
        """,
        change.script(),
        change.number(),
        Sha256.of(change.sql()),
        attempts);
  }

  /// The last key that a backfill has done.
  public Optional<String> reached(Change change) throws SQLException {
    List<String> rows =
        session.query(
            "SELECT reached FROM handover.backfill WHERE script = ? AND number = ?",
            row -> row.getString(1),
            change.script(),
            change.number());
    return rows.stream().findFirst();
  }

  public void reached(Change change, String key) throws SQLException {
    session.update(
        """
        INSERT INTO handover.backfill (script, number, reached) VALUES (?, ?, ?)
        ON CONFLICT (script, number) DO UPDATE SET reached = excluded.reached
        """,
        change.script(),
        change.number(),
        key);
  }

  public void drop() throws SQLException {
    session.execute("DROP SCHEMA IF EXISTS handover CASCADE");
  }
}
