package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.LegacyRoles;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ObjectKind;
import org.handover.toolkit.script.QualifiedName;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.Refusal.Reach;
import org.handover.toolkit.script.RowWrite;

/// Holds each change against the gate, runs it on a scratch database if it passes, and looks at
/// what it did: to the tables, to their rows, to what the legacy backend writes.
final class Trial {
  private final Session scratch;
  private final LegacyWrites writes;
  private final Tracer tracer;
  private final Dangers dangers;
  private final StatementGate gate;
  private final StatementGate foreign;
  private final Set<String> broken;
  private final Set<Relation> tables;
  private final SampleRows rows;
  private final RowProbe probe;
  private final TriggerBodies triggers;
  private final KnownObjects before;
  private final List<String> overwritten = new ArrayList<>();
  private final Set<Relation> withTriggers = new HashSet<>();

  /// What was seen of a change, and what is against it.
  record Outcome(Trace trace, List<Danger> dangers) {}

  Trial(
      Session scratch,
      Session live,
      Catalog expected,
      LegacyWrites writes,
      LegacyRoles legacyRoles,
      Predicate<Relation> readAtOnce)
      throws SQLException {
    this.scratch = scratch;
    this.writes = writes;
    this.tracer = new Tracer(scratch);
    this.dangers = new Dangers(expected, readAtOnce);
    this.before = KnownObjects.read(scratch);
    this.gate = new StatementGate(scratch, live, before, legacyRoles);
    // Before the adoption, all that is there belongs to somebody.
    boolean adopted = new Records(live).exist();
    this.foreign =
        adopted
            ? gate
            : new StatementGate(scratch, live, before.and(KnownObjects.read(live)), legacyRoles);
    // What fails before anything was changed is the corpus's own fault.
    this.broken = new HashSet<>(writes.rehearsed(scratch).keySet());
    this.tables = expected.tables();
    this.rows = SampleRows.fill(scratch);
    this.broken.addAll(writes.rehearsed(scratch).keySet());
    this.probe = new RowProbe(scratch, rows, tables);
    this.triggers = new TriggerBodies(scratch, before, tables);
  }

  /// Tables on whose rows nothing could be tried, and why; what no undo brings back.
  List<String> notes() {
    return Stream.concat(untriedTables(), overwritten.stream()).toList();
  }

  private Stream<String> untriedTables() {
    return rows.unfilled().entrySet().stream()
        .filter(entry -> tables.contains(entry.getKey()))
        .map(entry ->
            "no row could be made up for %s (%s): what a change does to its rows was not tried"
                .formatted(entry.getKey(), entry.getValue()))
        .sorted();
  }

  /// A backfill may write a column that the legacy backend has.
  private void noteOverwritten(Change change) {
    for (RowWrite write : change.statement().writes()) {
      tables.stream()
          .filter(table -> isNamed(table, write.table()))
          .forEach(table ->
              write.columns().stream()
                  .filter(
                      column -> before.has(ObjectKind.COLUMN, table.schema(), table.name(), column))
                  .sorted()
                  .map(column ->
                      "%s writes over %s of %s, which the legacy backend has: no undo brings the old values back"
                          .formatted(change.id(), column, table))
                  .forEach(overwritten::add));
    }
  }

  private static boolean isNamed(Relation table, QualifiedName name) {
    return table.name().equals(name.name())
        && (name.schema().isEmpty() || name.schema().equals(table.schema()));
  }

  Outcome run(Change change) throws SQLException {
    List<Refusal> refusals = gate(change).refusals(change);
    List<Danger> found = new ArrayList<>(refusals.stream().map(Danger::of).toList());
    if (!mayBeTried(change, refusals)) {
      return new Outcome(Trace.notRun(change), left(change, found));
    }
    noteOverwritten(change);
    Trace trace = tracer.trace(change);
    found.addAll(dangers.of(trace, refusals.isEmpty()));
    if (trace.error().isEmpty()) {
      // A trigger's function would go on with the columns that it has seen; a new session does not.
      scratch.execute("DISCARD PLANS");
      found.addAll(refusedWrites());
      found.addAll(changedRows(trace));
      found.addAll(triggers.dangers());
    }
    return new Outcome(trace, left(change, found.stream().distinct().toList()));
  }

  /// What takes away or alters could mean something that is only in the live database.
  private StatementGate gate(Change change) {
    return switch (change.statement().kind()) {
      case DROP,
          TRUNCATE,
          ALTER_TABLE,
          ALTER_INDEX,
          ALTER_VIEW,
          ALTER_SEQUENCE,
          ALTER_TYPE,
          ALTER_FUNCTION,
          ALTER_OTHER ->
          foreign;
      default -> gate;
    };
  }

  private static boolean mayBeTried(Change change, List<Refusal> refusals) {
    return refusals.stream()
        .map(Refusal::reach)
        .allMatch(reach ->
            reach == Reach.LOCAL || (reach == Reach.OPAQUE && !change.trusted().isEmpty()));
  }

  /// What no person answers for.
  private static List<Danger> left(Change change, List<Danger> found) {
    return change.trusted().isEmpty()
        ? found
        : found.stream().filter(danger -> !danger.answerable()).toList();
  }

  /// Tried on a row of each table that the change has touched.
  private List<Danger> changedRows(Trace trace) throws SQLException {
    Set<Relation> touched = new TreeSet<>(trace.locks().keySet());
    Set<Relation> tried = tried(trace.change());
    touched.addAll(tried);
    withTriggers.addAll(tried);
    switch (trace.change().statement().kind()) {
      case CREATE_FUNCTION, ALTER_FUNCTION -> touched.addAll(withTriggers);
      // No table is locked by these, and any could be concerned.
      case ALTER_TYPE, CREATE_PUBLICATION, ALTER_OTHER -> touched.addAll(tables);
      default -> {}
    }
    touched.retainAll(tables);
    List<Danger> changed = new ArrayList<>();
    for (Relation table : touched) {
      changed.addAll(probe.dangers(table));
    }
    tried.stream()
        .filter(table -> !rows.isFilled(table) && !writes.change(table.name()))
        .map(Trial::untried)
        .forEach(changed::add);
    return changed;
  }

  private static Danger untried(Relation table) {
    return new Danger(
        "no row could be made up for %s to try it on".formatted(table),
        "name a file with the legacy backend's writes as `verify.writes`, one of them of this table");
  }

  /// The legacy tables among those that it wants tried.
  private Set<Relation> tried(Change change) {
    Set<Relation> tried = new HashSet<>();
    for (QualifiedName name : change.statement().tried()) {
      tables.stream().filter(table -> isNamed(table, name)).forEach(tried::add);
    }
    return tried;
  }

  /// The legacy backend's writes that worked before this change and do no longer.
  private List<Danger> refusedWrites() throws SQLException {
    List<Danger> failing = new ArrayList<>();
    writes
        .rehearsed(scratch)
        .forEach((statement, reason) -> {
          if (broken.add(statement)) {
            failing.add(
                new Danger(
                    "a write of the legacy backend fails: %s: %s".formatted(statement, reason),
                    "leave the legacy backend's writes as they are until it is retired"));
          }
        });
    return failing;
  }
}
