package org.handover.toolkit.parity.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.jspecify.annotations.Nullable;

/// Where both clones stood after each case, to say afterwards which one made a row differ. A row
/// knows the transaction that wrote it last, and the transactions of a case lie between two marks
/// (ADR 0037). Rows that are gone and sequences do not: small tables are counted, and sequences
/// read, after each case that wrote.
public final class Marks {
  private static final long SMALL = 20_000;
  private static final long EPOCH = 1L << 32;
  private static final String NO_SUCH_TABLE = "42P01";

  private final Watched legacy;
  private final Watched next;
  private final List<String> cases = new ArrayList<>();

  /// The case after which a count or a sequence was first not alike any more, and has not been
  /// since.
  private final Map<String, String> parted = new HashMap<>();

  private Marks(Watched legacy, Watched next) {
    this.legacy = legacy;
    this.next = next;
  }

  /// Before the first case.
  public static Marks start(Session legacy, Session next, Layout layout) throws SQLException {
    return new Marks(new Watched(legacy, layout), new Watched(next, layout));
  }

  /// After a case.
  public void after(String name) throws SQLException {
    cases.add(name);
    boolean legacyWrote = legacy.mark();
    boolean nextWrote = next.mark();
    if (legacyWrote || nextWrote) {
      Map<String, Long> left = legacy.grown();
      Map<String, Long> right = next.grown();
      for (Map.Entry<String, Long> count : left.entrySet()) {
        if (count.getValue().equals(right.get(count.getKey()))) {
          parted.remove(count.getKey());
        } else {
          parted.putIfAbsent(count.getKey(), name);
        }
      }
    }
  }

  String causeOf(ComparedTable table, @Nullable Row one, @Nullable Row other) {
    String byNext = other == null ? "" : caseOf(next, other);
    String byLegacy = one == null ? "" : caseOf(legacy, one);
    if (one != null && other != null) {
      return byNext.isEmpty() ? byLegacy : byNext;
    }
    String written = one == null ? byNext : byLegacy;
    return written.isEmpty() ? parted.getOrDefault(table.name(), "") : written;
  }

  String causeOfSequence(String name) {
    return parted.getOrDefault(name, "");
  }

  private String caseOf(Watched side, Row row) {
    int at = side.markAfter(row.xmin());
    return at > 0 && at <= cases.size() ? cases.get(at - 1) : "";
  }

  /// One clone. Mark 0 was set before the first case.
  private static final class Watched {
    private final Session session;
    private final List<Long> marks = new ArrayList<>();
    private final String counts;
    private final Map<String, Long> before;

    Watched(Session session, Layout layout) throws SQLException {
      this.session = session;
      this.counts = counts(session, layout);
      this.before = counted();
      marks.add(now());
    }

    private long now() throws SQLException {
      return session.number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /// Whether there were transactions that wrote since the last mark.
    boolean mark() throws SQLException {
      marks.add(now());
      return marks.getLast() > marks.get(marks.size() - 2);
    }

    /// The first mark at which this transaction had been; 0: before the play.
    int markAfter(long xmin) {
      long last = marks.getLast();
      long full = last / EPOCH * EPOCH + xmin;
      long transaction = full >= last ? full - EPOCH : full;
      int at = 0;
      while (at < marks.size() && marks.get(at) <= transaction) {
        at++;
      }
      return at;
    }

    Map<String, Long> grown() throws SQLException {
      Map<String, Long> grown = new HashMap<>();
      counted()
          .forEach((name, count) ->
              grown.put(name, count - Objects.requireNonNullElse(before.get(name), 0L)));
      return grown;
    }

    /// Nothing once a table is gone: the comparison at the end says which one.
    private Map<String, Long> counted() throws SQLException {
      Map<String, Long> counted = new HashMap<>();
      if (counts.isEmpty()) {
        return counted;
      }
      try {
        session
            .query(counts, row -> Map.entry(row.getString(1), row.getLong(2)))
            .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
      } catch (SQLException e) {
        if (!SqlFailure.state(e).equals(NO_SUCH_TABLE)) {
          throw e;
        }
      }
      return counted;
    }

    private static String counts(Session session, Layout layout) throws SQLException {
      List<String> parts = new ArrayList<>();
      for (ComparedTable table : layout.tables()) {
        long bytes =
            session.number("SELECT pg_relation_size(?::regclass)", table.relation().quoted());
        if (bytes < SMALL * 100) {
          parts.add(
              "SELECT %s, count(*) FROM %s"
                  .formatted(text(table.name()), table.relation().quoted()));
        }
      }
      layout
          .sequences()
          .forEach(sequence ->
              parts.add(
                  "SELECT %s, CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM %s"
                      .formatted(text(sequence.toString()), sequence.quoted())));
      return String.join(" UNION ALL ", parts);
    }

    private static String text(String name) {
      return "'" + name.replace("'", "''") + "'";
    }
  }
}
