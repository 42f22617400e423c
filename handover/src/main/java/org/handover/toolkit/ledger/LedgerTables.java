package org.handover.toolkit.ledger;

import java.sql.SQLException;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The tables of the ledger, and which version of them a database has.
final class LedgerTables {
  /// 1 had no row that says so, and a catalog in place of the schema's text.
  static final int VERSION = 2;

  private static final String CREATE =
      """
      CREATE SCHEMA IF NOT EXISTS handover;
      COMMENT ON SCHEMA handover IS 'what the toolkit Handover did to this database: see handover db status';
      CREATE TABLE handover.ledger (version integer NOT NULL);
      CREATE TABLE handover.baseline (
          adopted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          adopted_by text NOT NULL DEFAULT session_user,
          before text NOT NULL,
          after text,
          unchanged json NOT NULL,
          undo_began_at timestamptz
      );
      CREATE TABLE handover.applied (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          script text NOT NULL, number integer NOT NULL, sha256 text NOT NULL, statement text NOT NULL,
          applied_at timestamptz, attempts integer NOT NULL,
          reached text,
          footprint json NOT NULL,
          undone_at timestamptz,
          covered boolean NOT NULL DEFAULT false
      );
      COMMENT ON COLUMN handover.applied.covered IS 'baseline.after is from later';
      CREATE TABLE handover.accepted (
          accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          accepted_by text NOT NULL, because text NOT NULL, what json NOT NULL
      );
      """;

  private LedgerTables() {}

  static void create(Session session) throws SQLException {
    session.execute(CREATE);
    session.update("INSERT INTO handover.ledger VALUES (?)", VERSION);
  }

  /// Whether there is a ledger.
  ///
  /// @throws StoppedException if it is one that this program does not understand
  static boolean exist(Session session) throws SQLException {
    if (!session.is("SELECT to_regclass('handover.baseline') IS NOT NULL")) {
      return false;
    }
    int version =
        session.is("SELECT to_regclass('handover.ledger') IS NOT NULL")
            ? (int) session.number("SELECT version FROM handover.ledger")
            : 1;
    if (version != VERSION) {
      throw new StoppedException(
          new Fault.Refused(
              "the ledger of this database (schema handover) is version %d, this toolkit's is %d"
                  .formatted(version, VERSION),
              version < VERSION
                  ? "take the additions back with the toolkit that made them (`db undo`), then apply with this one"
                  : "use the toolkit that made it, or a newer one"));
    }
    return true;
  }
}
