package org.handover.toolkit.performance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.evidence.EvidenceLog;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Looks at the statistics now, and at an earlier snapshot of the journal.
public final class PerformanceCheck {
  /// The step's name in the journal.
  public static final String STEP = "performance";

  private static final String UNINDEXED_KEYS =
      """
      SELECT c.conrelid::regclass::text, string_agg(a.attname, ', ' ORDER BY k.place), t.reltuples::bigint
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k (number, place)
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
      WHERE c.contype = 'f' AND c.conparentid = 0
        AND NOT EXISTS (
          SELECT FROM pg_index i
          WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL
            AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
            AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] <@ c.conkey)
      GROUP BY c.oid, c.conrelid, t.reltuples ORDER BY t.reltuples DESC, 1 LIMIT 50
      """;

  private static final long LARGE_ROWS = 10_000;

  private final Configuration configuration;
  private final Clock clock;
  private final History history;

  public PerformanceCheck(Configuration configuration, Clock clock, History history) {
    this.configuration = configuration;
    this.clock = clock;
    this.history = history;
  }

  /// What the server has counted, and what it comes to.
  ///
  /// @param line of the journal with the snapshot to compare with; null: the first that fits
  public PerformanceReport run(@Nullable Long line, Progress progress) throws SQLException {
    progress.at("reading statistics", 0, 2);
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      StatisticsReader reader = new StatisticsReader(session);
      Statistics now = reader.read(clock.instant());
      Statistics before = line == null ? first(now).orElse(null) : named(line, now);
      progress.at("looking for indexes", 1, 2);
      List<Finding> findings = new ArrayList<>(new Review(now, before).findings());
      findings.addAll(keys(session));
      findings.addAll(reader.notes());
      return new PerformanceReport(now, before, findings);
    }
  }

  private Optional<Statistics> first(Statistics now) {
    return new EvidenceLog(history)
        .runs(this::isOurs).stream()
            .flatMap(run -> snapshot(run).stream())
            .filter(now::continues)
            .findFirst();
  }

  private boolean isOurs(StepRun run) {
    return run.step().equals(STEP)
        && EvidenceLog.sameDatabase(run.on(), configuration.databaseName());
  }

  private Statistics named(long line, Statistics now) {
    Statistics before =
        new EvidenceLog(history)
            .runs(run -> isOurs(run) && run.line() == line).stream()
                .flatMap(run -> snapshot(run).stream())
                .findFirst()
                .orElseThrow(() ->
                    new StoppedException(
                        new Fault.Misconfigured(
                            "--before",
                            "%d is no line of the journal that ends a `performance` of this database"
                                .formatted(line),
                            "`handover journal --step performance` shows which there are")));
    if (!now.continues(before)) {
      throw new StoppedException(
          new Fault.Refused(
              "the server's statistics were reset since line " + line,
              "compare with a later snapshot"));
    }
    return before;
  }

  private static Optional<Statistics> snapshot(StepRun run) {
    try {
      JsonElement kept = run.evidence() instanceof JsonObject seen ? seen.get("snapshot") : null;
      return kept == null
          ? Optional.empty()
          : Optional.of(Json.read(kept.toString(), Statistics.class));
    } catch (JsonParseException e) {
      // Of an older version of this program.
      return Optional.empty();
    }
  }

  private static List<Finding> keys(Session session) throws SQLException {
    List<Finding> findings =
        session.query(
            UNINDEXED_KEYS,
            row -> {
              String saw =
                  "no index begins with %s of %s (some %,d rows)"
                      .formatted(row.getString(2), row.getString(1), Math.max(0, row.getLong(3)));
              String remedy =
                  "CREATE INDEX CONCURRENTLY ON %s (%s), in schema.changes"
                      .formatted(row.getString(1), row.getString(2));
              return row.getLong(3) >= LARGE_ROWS
                  ? Finding.fail("foreign keys", saw, remedy)
                  : Finding.note("foreign keys", saw, remedy);
            });
    return findings.isEmpty()
        ? List.of(Finding.pass("foreign keys", "each has an index"))
        : findings;
  }
}
