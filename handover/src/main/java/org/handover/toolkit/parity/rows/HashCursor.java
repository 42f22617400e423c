package org.handover.toolkit.parity.rows;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.handover.toolkit.database.Session;
import org.jspecify.annotations.Nullable;

/// The hashes of a table's rows in order, a page at a time: of any number of rows, few are in
/// memory. The session has to be in a transaction.
final class HashCursor {
  private static final int PAGE = 10_000;
  private static final AtomicLong COUNT = new AtomicLong();

  private final Session session;
  private final String name = "handover_" + COUNT.incrementAndGet();
  private List<Hash> page = List.of();
  private int at;
  private boolean ended;

  /// @param order equal and in the same order on both servers
  record Hash(String key, long order, String hash) {
    int compareKey(Hash other) {
      int byOrder = Long.compare(order, other.order);
      return byOrder == 0 ? key.compareTo(other.key) : byOrder;
    }
  }

  /// @param hashes a query of [ComparedTable]
  HashCursor(Session session, String hashes) throws SQLException {
    this.session = session;
    session.execute("DECLARE %s NO SCROLL CURSOR FOR %s".formatted(name, hashes));
  }

  /// The next one; null after the last.
  @Nullable Hash peek() throws SQLException {
    if (at == page.size() && !ended) {
      page =
          session.query(
              "FETCH %d FROM %s".formatted(PAGE, name),
              row -> new Hash(row.getString(1), row.getLong(2), row.getString(3)));
      at = 0;
      if (page.isEmpty()) {
        ended = true;
        session.execute("CLOSE " + name);
      }
    }
    return ended ? null : page.get(at);
  }

  void take() {
    at++;
  }
}
