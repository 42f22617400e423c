package org.handover.toolkit.parity.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.parity.play.Mismatch;
import org.handover.toolkit.parity.play.MismatchKind;
import org.jspecify.annotations.Nullable;

/// Two databases after one play, row by row.
public final class RowComparison {
  /// Of a table that differs everywhere the first rows are enough.
  private static final int MOST = 100;

  private static final int ROWS_AT_ONCE = 500;

  /// Of more blocks than these the whole table is read in one go.
  private static final int MOST_BLOCKS = 200;

  private final Session legacy;
  private final Session next;
  private final Layout layout;
  private final Cells cells;
  private final Marks marks;
  private final List<RowMismatch> found = new ArrayList<>();
  private long rows;
  private long more;

  RowComparison(Session legacy, Session next, Layout layout, Cells cells, Marks marks) {
    this.legacy = legacy;
    this.next = next;
    this.layout = layout;
    this.cells = cells;
    this.marks = marks;
  }

  /// What was compared, and what differs.
  ///
  /// @param more beyond those that are listed
  /// @param millis that it took
  public record Compared(
      List<RowMismatch> mismatches, int tables, long rows, long more, long millis) {
    public static final Compared NOTHING = new Compared(List.of(), 0, 0, 0, 0);

    public Compared {
      mismatches = List.copyOf(mismatches);
    }
  }

  Compared run() throws SQLException {
    long started = System.nanoTime();
    for (ComparedTable table : layout.tables()) {
      if (isThere(table)) {
        compare(table);
      } else {
        add(table, MismatchKind.TABLE_MISSING, "", "a table", "none with these columns", "");
      }
    }
    compareSequences();
    long millis = (System.nanoTime() - started) / 1_000_000;
    return new Compared(found, layout.tables().size(), rows, more, millis);
  }

  /// The new backend may have changed the schema of its clone, but not taken a table away.
  private boolean isThere(ComparedTable table) throws SQLException {
    List<String> columns =
        next.query(
            """
            SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
            """,
            row -> row.getString(1),
            table.relation().schema(),
            table.relation().name());
    return columns.containsAll(table.columns().stream().map(c -> c.name()).toList());
  }

  /// Rows are looked at one by one only in the blocks of keys whose sums differ.
  private void compare(ComparedTable table) throws SQLException {
    Suspects suspects = new Suspects();
    List<Long> blocks = table.numbered() ? differingBlocks(table) : List.of();
    if (table.numbered() && blocks.size() <= MOST_BLOCKS) {
      for (long block : blocks) {
        merge(table, table.hashes(block), suspects);
      }
    } else {
      merge(table, table.hashes(), suspects);
    }
    compareCells(table, suspects.both);
    pairUp(table, suspects);
  }

  private record Block(long rows, String sum) {}

  private List<Long> differingBlocks(ComparedTable table) throws SQLException {
    Map<Long, Block> left = blocks(legacy, table);
    Map<Long, Block> right = blocks(next, table);
    Set<Long> all = new TreeSet<>(left.keySet());
    all.addAll(right.keySet());
    all.removeIf(block -> Objects.equals(left.get(block), right.get(block)));
    if (all.size() <= MOST_BLOCKS) {
      left.forEach((block, found) -> rows += all.contains(block) ? 0 : found.rows());
    }
    return List.copyOf(all);
  }

  private static Map<Long, Block> blocks(Session session, ComparedTable table) throws SQLException {
    Map<Long, Block> blocks = new HashMap<>();
    session
        .query(
            table.blocks(),
            row -> Map.entry(row.getLong(1), new Block(row.getLong(2), row.getString(3))))
        .forEach(entry -> blocks.put(entry.getKey(), entry.getValue()));
    return blocks;
  }

  private void merge(ComparedTable table, String hashes, Suspects suspects) throws SQLException {
    HashCursor left = new HashCursor(legacy, hashes);
    HashCursor right = new HashCursor(next, hashes);
    while (left.peek() != null || right.peek() != null) {
      HashCursor.Hash one = left.peek();
      HashCursor.Hash other = right.peek();
      int order = order(one, other);
      rows++;
      if (order < 0) {
        suspects.onlyLegacy.add(Objects.requireNonNull(one).key());
      } else if (order > 0) {
        suspects.onlyNext.add(Objects.requireNonNull(other).key());
      } else if (!Objects.requireNonNull(one).hash().equals(Objects.requireNonNull(other).hash())) {
        suspects.both.add(one.key());
      }
      if (order <= 0) {
        left.take();
      }
      if (order >= 0) {
        right.take();
      }
      if (suspects.both.size() >= ROWS_AT_ONCE) {
        compareCells(table, suspects.both);
        suspects.both.clear();
      }
    }
  }

  private static final class Suspects {
    private final List<String> both = new ArrayList<>();
    private final List<String> onlyLegacy = new ArrayList<>();
    private final List<String> onlyNext = new ArrayList<>();
  }

  private static int order(HashCursor.@Nullable Hash one, HashCursor.@Nullable Hash other) {
    if (one == null || other == null) {
      return one == null ? 1 : -1;
    }
    return one.compareKey(other);
  }

  private void compareCells(ComparedTable table, List<String> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    if (table.key().isEmpty()) {
      keys.forEach(key ->
          add(table, MismatchKind.ROW_ADDED, key, "another number of equal rows", "another", ""));
      return;
    }
    Map<String, Row> left = read(legacy, table, keys);
    Map<String, Row> right = read(next, table, keys);
    for (String key : keys) {
      Row one = left.get(key);
      Row other = right.get(key);
      if (one == null || other == null) {
        add(table, MismatchKind.ROW_MISSING, key, String.valueOf(one), String.valueOf(other), "");
      } else {
        for (ComparedTable.ComparedColumn column : cells.differing(table, one, other)) {
          add(
              table,
              MismatchKind.CELL,
              "%s %s".formatted(key, column.name()),
              String.valueOf(one.value(column.name())),
              String.valueOf(other.value(column.name())),
              marks.causeOf(table, one, other));
        }
      }
    }
  }

  /// Rows without a common key: alike where the key is a UUID that each made up, or there is none.
  private void pairUp(ComparedTable table, Suspects suspects) throws SQLException {
    List<Row> left = some(legacy, table, suspects.onlyLegacy);
    List<Row> right = new ArrayList<>(some(next, table, suspects.onlyNext));
    for (Row one : left) {
      Row partner = table.numbered() ? null : partner(table, one, right);
      if (partner == null) {
        add(
            table,
            MismatchKind.ROW_MISSING,
            one.key(),
            one.toString(),
            "no such row",
            marks.causeOf(table, one, null));
      } else {
        right.remove(partner);
      }
    }
    for (Row other : right) {
      add(
          table,
          MismatchKind.ROW_ADDED,
          other.key(),
          "no such row",
          other.toString(),
          marks.causeOf(table, null, other));
    }
  }

  private @Nullable Row partner(ComparedTable table, Row one, List<Row> candidates) {
    for (Row other : candidates) {
      int mark = cells.identities().mark();
      if (cells.differing(table, one, other).isEmpty()) {
        return other;
      }
      cells.identities().forgetSince(mark);
    }
    return null;
  }

  private List<Row> some(Session session, ComparedTable table, List<String> keys)
      throws SQLException {
    List<String> first = keys.subList(0, Math.min(keys.size(), 10 * MOST));
    more += keys.size() - first.size();
    List<Row> read = new ArrayList<>();
    for (int at = 0; at < first.size(); at += ROWS_AT_ONCE) {
      List<String> part = first.subList(at, Math.min(first.size(), at + ROWS_AT_ONCE));
      read.addAll(session.query(table.rows(), row -> Row.parse(row.getString(1)), part));
    }
    return read;
  }

  private static Map<String, Row> read(Session session, ComparedTable table, List<String> keys)
      throws SQLException {
    Map<String, Row> rows = new LinkedHashMap<>();
    session
        .query(table.rows(), row -> Row.parse(row.getString(1)), keys)
        .forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  private void compareSequences() throws SQLException {
    Map<String, String> left = sequences(legacy);
    Map<String, String> right = sequences(next);
    layout
        .sequences()
        .forEach(sequence -> {
          String name = sequence.toString();
          String one = left.getOrDefault(name, "no such sequence");
          String other = right.getOrDefault(name, "no such sequence");
          if (!one.equals(other)) {
            Mismatch mismatch = new Mismatch(MismatchKind.SEQUENCE, name, one, other);
            found.add(new RowMismatch(name, mismatch, marks.causeOfSequence(name)));
          }
        });
  }

  private static Map<String, String> sequences(Session session) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    session
        .query(
            "SELECT schemaname, sequencename, coalesce(last_value::text, 'unused') FROM"
                + " pg_sequences",
            row ->
                Map.entry(
                    new org.handover.toolkit.schema.Relation(row.getString(1), row.getString(2))
                        .toString(),
                    row.getString(3)))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  private void add(
      ComparedTable table,
      MismatchKind kind,
      String where,
      String left,
      String right,
      String cause) {
    if (found.stream().filter(m -> m.table().equals(table.name())).count() >= MOST) {
      more++;
      return;
    }
    Mismatch mismatch =
        new Mismatch(kind, "%s %s".formatted(table.name(), where).strip(), left, right);
    found.add(new RowMismatch(table.name(), mismatch, cause));
  }
}
