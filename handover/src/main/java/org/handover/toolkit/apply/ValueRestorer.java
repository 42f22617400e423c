package org.handover.toolkit.apply;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Puts back what an undo saved, after a new apply: rows that are not there, and values of rows
/// that are found by their key. Killed anywhere, it is simply run again.
public final class ValueRestorer {
  /// So many pages of a copy at a time: some ten thousand rows of it at most.
  private static final int PAGES = 64;

  private final Configuration configuration;
  private final SchemaSettings settings;
  private final SavedValues saved;
  private final Clock clock;

  public ValueRestorer(Configuration configuration, SavedValues saved, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.schema();
    this.saved = saved;
    this.clock = clock;
  }

  /// All of them.
  ///
  /// @param from a backup that an undo made; empty: what is saved in the database, or the newest
  ///   one
  public Restored restore(Optional<Path> from, Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server server = Server.of(session).requireWritable();
      ApplierLock.take(session, settings, clock);
      Baseline baseline = requireApplied(new Records(session));
      SavedSchema schema = new SavedSchema(session, settings.saved());
      schema.requireOurs();
      boolean brought = !schema.exists();
      String source = "the schema " + settings.saved();
      if (brought) {
        saved.require(server);
        source = saved.bring(settings.saved(), from, progress);
      }
      List<Restored.Line> lines = restore(session, schema, baseline, progress);
      if (brought) {
        session.execute("DROP SCHEMA %s CASCADE".formatted(Relation.quote(settings.saved())));
      }
      return new Restored(source, lines);
    }
  }

  private static Baseline requireApplied(Records records) throws SQLException {
    Optional<Baseline> baseline = records.baseline();
    if (baseline.isEmpty() || !baseline.get().undoing().isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "the additions that the saved values belong to are not all there",
              "`handover db apply` first, then this again; nothing was changed"));
    }
    return baseline.get();
  }

  /// Rows first, from what depends on nothing to what depends on it: they were saved in the
  /// opposite order. Of two rounds the later one counts.
  private List<Restored.Line> restore(
      Session session, SavedSchema schema, Baseline baseline, Progress progress)
      throws SQLException {
    SchemaState before = SchemaState.unpack(baseline.before());
    List<Restored.Line> lines = new ArrayList<>();
    List<SavedTable> tables = schema.tables();
    for (SavedTable table : tables.reversed().stream().filter(SavedTable::whole).toList()) {
      progress.at(table.table().toString(), lines.size(), tables.size());
      lines.add(rows(session, table));
    }
    for (SavedTable table : tables.stream().filter(table -> !table.whole()).toList()) {
      progress.at(table.table().toString(), lines.size(), tables.size());
      lines.add(values(session, table, addedTriggers(session, before, table.table())));
    }
    return lines;
  }

  /// Those columns that are there again and can be written.
  private static List<String> writable(Session session, SavedTable table, List<String> columns)
      throws SQLException {
    return session.query(
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname = ANY (?)
        ORDER BY attnum
        """,
        row -> row.getString(1),
        table.table().quoted(),
        columns);
  }

  private static Restored.Line rows(Session session, SavedTable table) throws SQLException {
    List<String> columns = writable(session, table, table.columns());
    if (columns.isEmpty()) {
      return new Restored.Line(
          table.table().toString(), 0, "the table is not there: its rows stay in the backup");
    }
    String name = table.table().quoted();
    long all = session.number("SELECT count(*) FROM " + table.copy().quoted());
    long[] put = {0};
    session.inTransaction(() -> {
      session.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(name));
      put[0] =
          session.update(
              "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s s%s ON CONFLICT DO NOTHING"
                  .formatted(
                      name,
                      SavedTable.list(columns),
                      table.typed(session, columns),
                      table.copy().quoted(),
                      parents(session, table)));
      session.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(name));
      moveSequences(session, table, columns);
      // A table without a key would take the same rows again.
      session.execute(
          "DELETE FROM " + table.copy().quoted() + (table.key().isEmpty() ? "" : " WHERE false"));
    });
    return new Restored.Line(
        table.table().toString(),
        put[0],
        put[0] == all
            ? ""
            : "%d are there already, or belong to rows that are gone since"
                .formatted(all - put[0]));
  }

  /// A row whose parent was deleted since has no place.
  private static String parents(Session session, SavedTable table) throws SQLException {
    List<String> conditions =
        session.query(
            """
            SELECT format('(%s OR EXISTS (SELECT FROM %s p WHERE %s))',
                string_agg(format('s.%I IS NULL', a.attname), ' OR '), k.confrelid::regclass,
                string_agg(format('p.%I = s.%I::%s', f.attname, a.attname, format_type(a.atttypid, a.atttypmod)), ' AND '))
            FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) c (here, there)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.here
            JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = c.there
            WHERE k.contype = 'f' AND k.conrelid = to_regclass(?) AND k.confrelid <> k.conrelid
            GROUP BY k.oid, k.confrelid
            """,
            row -> row.getString(1), table.table().quoted());
    return conditions.isEmpty()
        ? ""
        : conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private static void moveSequences(Session session, SavedTable table, List<String> columns)
      throws SQLException {
    for (String column : columns) {
      session.query(
          """
          SELECT setval(q.seq, greatest(q.highest, (SELECT last_value FROM pg_sequences
                 WHERE format('%%I.%%I', schemaname, sequencename)::regclass = q.seq), 1))
          FROM (SELECT pg_get_serial_sequence(?, ?)::regclass AS seq, (SELECT max(%s) FROM %s) AS highest) q
          WHERE q.seq IS NOT NULL AND q.highest IS NOT NULL
          """
              .formatted(
                  isInteger(session, table, column) ? Relation.quote(column) : "NULL::bigint",
                  table.table().quoted()),
          row -> row.getLong(1),
          table.table().quoted(),
          column);
    }
  }

  private static boolean isInteger(Session session, SavedTable table, String column)
      throws SQLException {
    return session.is(
        """
        SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ?
                       AND atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype))
        """,
        table.table().quoted(),
        column);
  }

  /// Triggers that came with the additions would write over what is put back.
  private static List<String> addedTriggers(Session session, SchemaState before, Relation table)
      throws SQLException {
    List<String> then =
        before.objects().stream()
            .filter(o -> o.kind().equals("TRIGGER") && o.schema().equals(table.schema()))
            .map(o -> o.name())
            .toList();
    return session
        .query(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(?) AND NOT tgisinternal",
            row -> row.getString(1),
            table.quoted())
        .stream()
        .filter(trigger -> !then.contains(table.name() + " " + trigger))
        .toList();
  }

  /// Stretch by stretch, so that no writer waits long for a row.
  private Restored.Line values(Session session, SavedTable table, List<String> triggers)
      throws SQLException {
    String name = table.table().toString();
    List<String> columns = writable(session, table, table.gone());
    if (columns.isEmpty()) {
      return new Restored.Line(name, 0, "none of the columns is there");
    }
    ValueUpdate update =
        table.key().isEmpty()
            ? KeylessValues.prepare(session, table, columns)
            : new KeyedValues(session, table, columns);
    LockRetry attempts = new LockRetry(clock, settings.lockTimeout(), settings.patience());
    long pages =
        session.number(
            """
            WITH RECURSIVE parts AS (
                SELECT to_regclass(?)::oid AS part
                UNION SELECT inhrelid FROM pg_inherits JOIN parts ON inhparent = part
            )
            SELECT max(pg_relation_size(part)) / current_setting('block_size')::bigint FROM parts
            """,
            update.walked().quoted());
    long[] put = {0};
    for (long page = 0; page < pages; page += PAGES) {
      long from = page;
      attempts.run(
          "putting values back into " + table.table(),
          (_, lockTimeout) ->
              session.inTransaction(() -> {
                session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
                put[0] += stretch(session, table, update, triggers, from);
              }));
    }
    return new Restored.Line(name, put[0], update.note());
  }

  private static int stretch(
      Session session, SavedTable table, ValueUpdate update, List<String> triggers, long page)
      throws SQLException {
    String name = table.table().quoted();
    for (String trigger : triggers) {
      session.execute("ALTER TABLE %s DISABLE TRIGGER %s".formatted(name, Relation.quote(trigger)));
    }
    int rows = update.put(page, page + PAGES);
    for (String trigger : triggers) {
      session.execute("ALTER TABLE %s ENABLE TRIGGER %s".formatted(name, Relation.quote(trigger)));
    }
    return rows;
  }
}
