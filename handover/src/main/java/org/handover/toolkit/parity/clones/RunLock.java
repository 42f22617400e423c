package org.handover.toolkit.parity.clones;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.handover.toolkit.database.Session;

/// Says on the server that a run is alive, for as long as its session lives: what bears the name of
/// a run that holds no lock was left behind.
final class RunLock {
  /// `HAND` in ASCII.
  private static final int OURS = 0x48414e44;

  private final Session session;
  private final String id;

  private RunLock(Session session, String id) {
    this.session = session;
    this.id = id;
  }

  static RunLock take(Session session) throws SQLException {
    int number = ThreadLocalRandom.current().nextInt();
    session.query("SELECT pg_advisory_lock(?, ?)", row -> true, OURS, number);
    return new RunLock(session, HexFormat.of().toHexDigits(number));
  }

  /// Eight hexadecimal digits.
  String id() {
    return id;
  }

  boolean isAlive(String run) throws SQLException {
    long number = HexFormat.fromHexDigitsToLong(run);
    List<Boolean> held =
        session.query(
            """
            SELECT true FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND classid::bigint = ? AND objid::bigint = ?
            """,
            row -> true,
            (long) OURS,
            number);
    return !held.isEmpty();
  }
}
