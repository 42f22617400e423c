package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.script.Batch;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The keys of a table in their order, of any type that has one, and of more columns than one.
/// Values are texts, as PostgreSQL writes them under this program's own settings.
final class BatchKeys {
  private final Session session;
  private final Batch batch;
  private final List<String> types;

  private BatchKeys(Session session, Batch batch, List<String> types) {
    this.session = session;
    this.batch = batch;
    this.types = types;
  }

  /// The values of the key's columns, none of them null.
  record Key(List<String> values) {
    Key {
      values = List.copyOf(values);
    }

    /// For the ledger.
    String text() {
      return values.size() == 1 ? values.getFirst() : Json.text(values.toArray());
    }
  }

  /// @throws StoppedException if one of the columns is not there
  static BatchKeys of(Session session, Batch batch) throws SQLException {
    List<String> types = new ArrayList<>();
    for (String key : batch.keys()) {
      types.add(
          session
              .query(
                  """
                  SELECT format_type(atttypid, atttypmod) FROM pg_attribute
                  WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND quote_ident(attname) = ?
                  """,
                  row -> row.getString(1),
                  batch.table(),
                  quoted(session, key))
              .stream()
              .findFirst()
              .orElseThrow(() -> missing(batch, key)));
    }
    return new BatchKeys(session, batch, types);
  }

  /// As `quote_ident` would.
  private static String quoted(Session session, String key) throws SQLException {
    return session.text(
        "SELECT string_agg(quote_ident(x), '.') FROM unnest(parse_ident(?)) x", key);
  }

  private static StoppedException missing(Batch batch, String key) {
    return new StoppedException(
        new Fault.Refused(
            "handover:batch: %s has no column %s".formatted(batch.table(), key),
            "name the columns of a key of the table"));
  }

  Key parse(String text) {
    return new Key(
        batch.keys().size() == 1
            ? List.of(text)
            : Stream.of(Json.read(text, String[].class)).toList());
  }

  /// What `:first` and `:last` become.
  String literals(Key key) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      literals.add("'%s'::%s".formatted(key.values().get(i).replace("'", "''"), types.get(i)));
    }
    return String.join(", ", literals);
  }

  private String columns(String suffix) {
    return batch.keys().stream().map(key -> key + suffix).collect(Collectors.joining(", "));
  }

  private String notNull() {
    return batch.keys().stream()
        .map(key -> key + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  Optional<Key> highest() throws SQLException {
    return first(notNull(), " DESC", 0);
  }

  /// The next one behind it.
  Optional<Key> next(Optional<Key> reached) throws SQLException {
    return first(behind(reached), "", 0);
  }

  /// The last of so many that start there; empty where there are fewer up to the end.
  Optional<Key> last(Key from, Key end, int rows) throws SQLException {
    return first(
        "(%1$s) >= (%2$s) AND (%1$s) <= (%3$s) AND %4$s"
            .formatted(columns(""), literals(from), literals(end), notNull()),
        "",
        rows - 1);
  }

  private String behind(Optional<Key> reached) {
    return reached
        .map(key -> "(%s) > (%s) AND %s".formatted(columns(""), literals(key), notNull()))
        .orElse(notNull());
  }

  private Optional<Key> first(String where, String order, int offset) throws SQLException {
    return session
        .query(
            // A bare name in ORDER BY would mean the text that is selected.
            "SELECT %s FROM %s AS batched WHERE %s ORDER BY %s OFFSET %d LIMIT 1"
                .formatted(
                    columns("::text"),
                    batch.table(),
                    where,
                    batch.keys().stream()
                        .map(key -> "batched." + key + order)
                        .collect(Collectors.joining(", ")),
                    offset),
            row -> {
              List<String> values = new ArrayList<>();
              for (int i = 1; i <= batch.keys().size(); i++) {
                values.add(row.getString(i));
              }
              return new Key(values);
            })
        .stream()
        .findFirst();
  }

  /// Whether `a` comes before `b`.
  boolean isBefore(Key a, Key b) throws SQLException {
    return session.is("SELECT (%s) < (%s)".formatted(literals(a), literals(b)));
  }

  /// How many rows have no key; counted up to a limit.
  long nulls(int limit) throws SQLException {
    return session.number(
        "SELECT count(*) FROM (SELECT FROM %s WHERE NOT (%s) LIMIT %d) n"
            .formatted(batch.table(), notNull(), limit));
  }
}
