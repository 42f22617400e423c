package org.handover.toolkit.parity.rows;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handover.toolkit.schema.Relation;

/// A table as it was before the play: what a backend adds to it on its own clone is of no concern.
///
/// @param key the columns of its primary key; none: its rows are known by what they hold
/// @param numbered whether the key is a single integer
public record ComparedTable(
    Relation relation, List<ComparedColumn> columns, List<String> key, boolean numbered) {
  /// Keys of a block differ in their last bits only.
  private static final int BLOCK_BITS = 12;

  /// One of its columns.
  ///
  /// @param type as PostgreSQL calls it: `timestamp without time zone`
  public record ComparedColumn(String name, String type) {
    String asText() {
      return Relation.quote(name) + "::text";
    }
  }

  public ComparedTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  String name() {
    return relation.schema().equals("public")
        ? relation.name()
        : relation.schema() + "." + relation.name();
  }

  ComparedColumn column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// An expression for the key, as a text.
  String keyText() {
    if (key.isEmpty()) {
      return hash() + "::text";
    }
    return key.size() == 1
        ? Relation.quote(key.getFirst()) + "::text"
        : "ROW(%s)::text".formatted(key.stream().map(Relation::quote).collect(joining(", ")));
  }

  /// Column by column: a row's own text, in which every quote is doubled, takes twice the time. By
  /// bytes, whatever a column's collation takes for equal.
  private String hash() {
    List<String> hashes = new ArrayList<>();
    for (ComparedColumn column : columns) {
      int seed = hashes.size() + 1;
      hashes.add(
          "coalesce(hashtextextended(%s COLLATE \"C\", %d), %d)"
              .formatted(column.asText(), seed, seed));
    }
    return "hashint8extended(%s, 0)".formatted(String.join(" # ", hashes));
  }

  /// Key, place in the order, and what changes when the row does; ordered alike on both servers.
  String hashes() {
    if (key.isEmpty()) {
      return """
      SELECT h::text AS key, h AS place, count(*)::text AS hash FROM (SELECT %s AS h FROM %s) x
      GROUP BY h ORDER BY place
      """
          .formatted(hash(), from());
    }
    return numbered
        ? numberedHashes("true")
        : "SELECT %1$s AS key, hashtextextended(%1$s, 1) AS place, %2$s::text AS hash FROM %3$s AS t ORDER BY 2, 1"
            .formatted(keyText(), hash(), from());
  }

  /// Of a numbered table: of each block of keys its number, its rows, and a sum over what they
  /// hold.
  String blocks() {
    return """
    SELECT b, count(*), sum(h)::text FROM (SELECT t.%s::bigint >> %d AS b, %s AS h FROM %s AS t) x GROUP BY b
    """
        .formatted(Relation.quote(key.getFirst()), BLOCK_BITS, hash(), from());
  }

  /// As [#hashes], of one block.
  String hashes(long block) {
    long first = block << BLOCK_BITS;
    long last = first + (1L << BLOCK_BITS) - 1;
    String id = Relation.quote(key.getFirst());
    return numberedHashes("t.%s BETWEEN %d AND %d".formatted(id, first, last));
  }

  private String numberedHashes(String which) {
    return """
    SELECT %1$s AS key, t.%2$s::bigint AS place, %3$s::text AS hash FROM %4$s AS t WHERE %5$s ORDER BY t.%2$s
    """
        .formatted(keyText(), Relation.quote(key.getFirst()), hash(), from(), which);
  }

  /// Whole rows, as JSON texts, by their keys.
  String rows() {
    return """
    SELECT row_to_json(r)::text FROM
      (SELECT %1$s AS "%2$s", xmin::text AS "%3$s", %4$s FROM %5$s WHERE %1$s = ANY (?)) r
    """
        .formatted(
            keyText(),
            Row.KEY,
            Row.XMIN,
            columns.stream()
                .map(c -> c.asText() + " AS " + Relation.quote(c.name()))
                .collect(joining(", ")),
            from());
  }

  private String from() {
    return Objects.requireNonNull(relation.quoted());
  }
}
