package org.handover.toolkit.readonly;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// Whether the legacy role may write, and what it tried.
///
/// @param database where, without secrets
/// @param phase `off`, `on`, `over` (its end is past), or `partial` (some tables are not guarded:
///   made since, or their owner switched the trigger off)
/// @param until empty where it is off
/// @param unguarded the tables that the role may write though it is on
/// @param last when something was refused, from where, and by which of the server's processes,
///   whose number its log bears too; empty: never
public record ReadonlyStatus(
    String database,
    String phase,
    String role,
    String until,
    List<String> unguarded,
    List<Attempt> attempts,
    String last)
    implements Report {
  /// Refused statements of a kind.
  public record Attempt(String table, String operation, long count) {}

  public ReadonlyStatus {
    unguarded = List.copyOf(unguarded);
    attempts = List.copyOf(attempts);
  }

  /// How it stands in the database that the session is connected to.
  public static ReadonlyStatus read(Session session, Configuration configuration, Clock clock)
      throws SQLException {
    String database = configuration.database().toString();
    if (!session.is("SELECT to_regclass('handover_readonly.period') IS NOT NULL")
        || session.number("SELECT count(*) FROM handover_readonly.period") == 0) {
      return new ReadonlyStatus(database, "off", "", "", List.of(), List.of(), "");
    }
    String role = session.text("SELECT role FROM handover_readonly.period");
    Instant until =
        Instant.ofEpochSecond(
            session.number(
                "SELECT extract(epoch FROM until)::bigint FROM handover_readonly.period"));
    List<String> unguarded =
        ReadonlyObjects.unguarded(session, configuration.schema().saved()).stream()
            .map(Relation::toString)
            .toList();
    String phase =
        !clock.instant().isBefore(until) ? "over" : unguarded.isEmpty() ? "on" : "partial";
    return new ReadonlyStatus(
        database, phase, role, until.toString(), unguarded, attempts(session), last(session));
  }

  /// This, while the role is kept from writing.
  public Optional<ReadonlyStatus> guarding() {
    return phase.equals("on") || phase.equals("partial") ? Optional.of(this) : Optional.empty();
  }

  private static List<Attempt> attempts(Session session) throws SQLException {
    return session.query(
        """
        SELECT table_id::regclass::text, operation, s.last_value
        FROM handover_readonly.counter c
        JOIN pg_sequences s ON s.schemaname = 'handover_readonly' AND s.sequencename = 'attempts_' || c.id
        WHERE s.last_value IS NOT NULL ORDER BY 1, 2
        """,
        row -> new Attempt(row.getString(1), row.getString(2), row.getLong(3)));
  }

  private static String last(Session session) throws SQLException {
    return session.one(
        """
        SELECT coalesce((SELECT to_char(to_timestamp(last_value) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                         FROM handover_readonly.last_at WHERE is_called), '')
               || coalesce((
                   SELECT ' from ' || host(CASE h.last_value WHEN -1 THEN inet '0.0.0.0' + l.last_value
                              ELSE regexp_replace(lpad(to_hex(h.last_value), 16, '0') || lpad(to_hex(l.last_value), 16, '0'),
                                                  '(....)(?!$)', '\\1:', 'g')::inet END)
                          || ' port ' || p.last_value
                   FROM handover_readonly.last_high h, handover_readonly.last_low l, handover_readonly.last_port p
                   WHERE h.is_called), '')
               || coalesce((SELECT ' (server process ' || last_value || ')' FROM handover_readonly.last_pid WHERE is_called), '')
        """,
        row -> row.getString(1));
  }

  /// The same counts, with an end.
  ReadonlyStatus ended() {
    return new ReadonlyStatus(database, "off", role, "", List.of(), attempts, last);
  }

  @Override
  public Verdict verdict() {
    return phase.equals("partial") ? Verdict.FAIL : Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table("not guarded", List.of("table"), unguarded.stream().map(List::of).toList()),
        new Table(
            "refused writes",
            List.of("table", "operation", "count"),
            attempts.stream()
                .map(a -> List.of(a.table(), a.operation(), "" + a.count()))
                .toList()));
  }

  @Override
  public String summary() {
    long refused = attempts.stream().mapToLong(Attempt::count).sum();
    String counted =
        "%d writes refused%s".formatted(refused, last.isEmpty() ? "" : ", the last at " + last);
    return switch (phase) {
      case "off" -> "the legacy backend may write" + (refused > 0 ? "; until now " + counted : "");
      case "over" ->
          "%s may write again: the time was over at %s; %s".formatted(role, until, counted);
      case "partial" ->
          "%d tables are not guarded, the first is %s: run `handover db legacy-readonly on` again"
              .formatted(unguarded.size(), unguarded.getFirst());
      default -> "%s may only read until %s; %s".formatted(role, until, counted);
    };
  }
}
