package org.handover.toolkit.digest;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Lets the server add up what its tables hold.
///
/// A row's hash mixes its columns' hashes, each seeded with the column's name: a value that moves
/// to another column or row shows, an added column can be left out, and no row has to leave the
/// server. The hash is PostgreSQL's own, of 64 bits: made to notice accidents, not forgers.
public final class Digester {
  /// What a value looks like as text depends on these, whatever the role or the database sets.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "timezone", "UTC",
          "datestyle", "ISO, YMD",
          "intervalstyle", "iso_8601",
          "extra_float_digits", "1",
          "bytea_output", "hex",
          "xmloption", "content",
          "quote_all_identifiers", "off",
          "lc_monetary", "C",
          "search_path", "pg_catalog");

  private final Session session;
  private final String ours;
  private final String theirs;

  public Digester(Session session) throws SQLException {
    this.session = session;
    this.ours =
        SETTINGS.entrySet().stream()
            .map(s -> "SET %s = '%s'".formatted(s.getKey(), s.getValue()))
            .collect(Collectors.joining("; "))
            .replace("'pg_catalog'", "pg_catalog")
            .replace("'ISO, YMD'", "ISO, YMD");
    this.theirs =
        session.text(
            """
            SELECT 'SELECT ' || string_agg(format('pg_catalog.set_config(%L, %L, false)', name, pg_catalog.current_setting(name)), ', ')
            FROM pg_catalog.unnest(?::text[]) name
            """,
            List.copyOf(SETTINGS.keySet()));
  }

  /// Reads something of the session.
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws SQLException;
  }

  /// Under settings of our own, which are reset afterwards.
  private <T> T read(Reading<T> reading) throws SQLException {
    session.execute(ours);
    T read;
    try {
      read = reading.read();
    } catch (SQLException e) {
      try {
        session.execute(theirs);
      } catch (SQLException inATransactionThatFailed) {
        // Its end brings them back.
        e.addSuppressed(inATransactionThatFailed);
      }
      throw e;
    }
    session.execute(theirs);
    return read;
  }

  /// @param builtIn whether its type has only the built-in cast to text
  private record Column(String name, boolean integer, boolean builtIn) {}

  public TableDigest digest(Relation table) throws SQLException {
    return digest(table, table.quoted(), column -> true);
  }

  /// Without those of the tables that inherit from it, or are its partitions.
  public TableDigest digestOfOwnRows(Relation table) throws SQLException {
    return digest(table, "ONLY " + table.quoted(), column -> true);
  }

  /// Only of these columns.
  public TableDigest digest(Relation table, Collection<String> names) throws SQLException {
    return digest(table, table.quoted(), names::contains);
  }

  private TableDigest digest(Relation table, String from, Predicate<String> which)
      throws SQLException {
    String row =
        columns(table).stream()
            .filter(column -> which.test(column.name()))
            .map(Digester::hash)
            .collect(Collectors.joining(" # "));
    return read(() ->
        session.one(
            "SELECT count(*), coalesce(sum(hashint8extended(%s, 0)), 0)::text FROM %s"
                .formatted(row.isEmpty() ? "0" : row, from),
            result -> new TableDigest(table, result.getLong(1), result.getString(2))));
  }

  /// Of all of the database, each read as a whole.
  public TableDigest digestOfLargeObjects() throws SQLException {
    return session.one(
        """
        SELECT count(*), coalesce(sum(hashtextextended(encode(sha256(lo_get(oid)), 'hex'), oid::bigint)), 0)::text
        FROM pg_largeobject_metadata
        """,
        result ->
            new TableDigest(
                new Relation("pg_catalog", "pg_largeobject"),
                result.getLong(1),
                result.getString(2)));
  }

  /// Two numbers from the column's name: the seed, and what stands for NULL.
  private static String hash(Column column) {
    long seed = 31L * column.name().hashCode() + 17;
    String value = Relation.quote(column.name());
    long absent = Long.rotateLeft(seed * 0x9E3779B97F4A7C15L, 29);
    if (!column.builtIn()) {
      // As the type itself writes a value, and a row of nulls is no null.
      return "CASE WHEN %s IS NOT DISTINCT FROM NULL THEN %d ELSE hashtextextended(concat(%s) COLLATE \"C\", %d) END"
          .formatted(value, absent, value, seed);
    }
    String hash =
        column.integer()
            ? "hashint8extended(%s::bigint, %d)".formatted(value, seed)
            : "hashtextextended(%s::text COLLATE \"C\", %d)".formatted(value, seed);
    return "coalesce(%s, %d)".formatted(hash, absent);
  }

  private List<Column> columns(Relation table) throws SQLException {
    return session.query(
        """
        SELECT attname, atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype), atttypid < 16384
        FROM pg_attribute
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname COLLATE "C"
        """,
        row -> new Column(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
        table.quoted());
  }

  public List<String> columnNames(Relation table) throws SQLException {
    return columns(table).stream().map(Column::name).toList();
  }

  /// `alembic_version` or `accounts.user`, as people write it.
  public static List<Relation> named(Collection<String> names) {
    return names.stream()
        .map(name -> name.split("\\.", 2))
        .map(parts ->
            parts.length == 1 ? new Relation("public", parts[0]) : new Relation(parts[0], parts[1]))
        .collect(Collectors.toList());
  }
}
