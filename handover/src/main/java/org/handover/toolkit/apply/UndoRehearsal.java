package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.ledger.ObjectList;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Takes the additions back in a scratch database that has the live schema: finds the order in
/// which it can be done, what each step takes away, and what is not as it was in the end.
final class UndoRehearsal implements AutoCloseable {
  private static final String DROP_TABLE = "DROP TABLE IF EXISTS ";
  private static final String DEPENDENT_OBJECTS = "2BP01";
  private static final String ONLY_OUTSIDE = "25001";
  private static final String NOT_SUPPORTED = "0A000";

  /// What a script says that was done already, by a run that was killed.
  private static final Set<String> GONE_ALREADY =
      Set.of("42703", "42P01", "42704", "42883", "3F000", "42710", "42P07", "42701");

  private final LiveSchema live;
  private final ScratchDatabase scratch;
  private final Session session;
  private final List<UndoStep> steps = new ArrayList<>();
  private final List<String> impossible = new ArrayList<>();
  private ObjectList known;

  /// What came of it.
  ///
  /// @param left what is there more than before, and what no step could take away
  /// @param missing what was there before and would be gone, or other than it was
  record Outcome(List<UndoStep> steps, List<String> left, List<String> missing) {}

  UndoRehearsal(Configuration configuration, SchemaState now, Clock clock) throws SQLException {
    this.live = new LiveSchema(configuration);
    this.scratch = ScratchDatabase.create(configuration.scratchServer(), clock);
    this.session = scratch.database().connect();
    StateLoader.load(now, session);
    session.execute("RESET check_function_bodies");
    this.known = live.objects(session);
  }

  /// @param scripts that run first
  Outcome rehearse(SchemaState now, SchemaState before, List<Change> scripts)
      throws SQLException, IOException {
    List<SchemaDifferences.Changed> spelling =
        SchemaDifferences.between(now, live.read(scratch.database())).changed();
    for (Change change : scripts) {
      script(change);
    }
    SchemaState from =
        scripts.isEmpty() ? now : asLive(live.read(scratch.database()), spelling, now);
    tryAll(UndoDerivation.of(from, before, known));
    List<String> left = new ArrayList<>(impossible);
    List<String> missing = new ArrayList<>();
    SchemaState reached = asLive(live.read(scratch.database()), spelling, before);
    for (SchemaDifferences.Changed change :
        SchemaDifferences.between(before.withoutDatabase(), reached.withoutDatabase()).changed()) {
      if (change.isExtra()) {
        left.add("still there: " + change.key());
      } else {
        missing.add((change.isMissing() ? "missing: " : "not as before: ") + change.key());
      }
    }
    return new Outcome(steps, left, missing);
  }

  /// As the live database would spell it, with what a scratch database could not have.
  ///
  /// @param has which of those are there
  static SchemaState asLive(
      SchemaState state, List<SchemaDifferences.Changed> spelling, SchemaState has) {
    List<SchemaObject> objects = new ArrayList<>(state.objects());
    for (SchemaDifferences.Changed change : spelling) {
      SchemaObject live = change.expected();
      SchemaObject copied = change.found();
      if (live == null) {
        objects.remove(copied);
      } else if (copied != null) {
        objects.replaceAll(object -> object.equals(copied) ? live : object);
      } else if (has.objects().contains(live)) {
        objects.add(live);
      }
    }
    return new SchemaState(state.version(), state.net(), objects);
  }

  private void script(Change change) throws SQLException {
    UndoScriptGate.require(change, session);
    UndoStep step = UndoStep.of(change.sql());
    try {
      steps.add(tried(step));
    } catch (SQLException e) {
      if (!GONE_ALREADY.contains(SqlFailure.state(e))) {
        throw new StoppedException(
            new Fault.Refused(
                "%s fails: %s".formatted(change.id(), SqlFailure.message(e)),
                "mend the script; nothing was changed"),
            e);
      }
    }
  }

  /// Again and again, until nothing more goes: what others depend on goes after them.
  private void tryAll(List<UndoStep> wanted) throws SQLException {
    List<UndoStep> waiting = new ArrayList<>(wanted);
    Map<UndoStep, String> reasons = new HashMap<>();
    boolean progress = true;
    while (progress && !waiting.isEmpty()) {
      progress = false;
      for (UndoStep step : List.copyOf(waiting)) {
        try {
          steps.add(tried(step));
          waiting.remove(step);
          progress = true;
        } catch (SQLException e) {
          reasons.put(step, SqlFailure.message(e));
        }
      }
      if (!progress) {
        progress = together(waiting);
      }
    }
    waiting.forEach(step ->
        impossible.add("cannot be taken back: %s: %s".formatted(step.shown(), reasons.get(step))));
  }

  /// Tables whose foreign keys go round in a circle.
  private boolean together(List<UndoStep> waiting) throws SQLException {
    List<UndoStep> tables =
        waiting.stream().filter(step -> step.shown().startsWith(DROP_TABLE)).toList();
    if (tables.size() < 2) {
      return false;
    }
    String all =
        tables.stream()
            .map(step -> step.shown().substring(DROP_TABLE.length()))
            .collect(Collectors.joining(", "));
    try {
      steps.add(tried(UndoStep.of(DROP_TABLE + all)));
      waiting.removeAll(tables);
      return true;
    } catch (SQLException e) {
      if (!SqlFailure.state(e).equals(DEPENDENT_OBJECTS)) {
        throw e;
      }
      return false;
    }
  }

  /// With what it took away.
  private UndoStep tried(UndoStep step) throws SQLException {
    boolean outside = step.outside();
    try {
      if (outside) {
        session.execute(step.statements().getFirst());
      } else {
        inside(step);
      }
    } catch (SQLException e) {
      if (outside && SqlFailure.state(e).equals(NOT_SUPPORTED)) {
        return tried(step.inside());
      }
      if (outside || !SqlFailure.state(e).equals(ONLY_OUTSIDE)) {
        throw e;
      }
      return tried(step.alone());
    }
    ObjectList now = live.objects(session);
    Footprint footprint = known.until(now);
    known = now;
    return step.seen(footprint);
  }

  private void inside(UndoStep step) throws SQLException {
    session.inTransaction(() -> {
      for (String sql : step.statements()) {
        session.execute(sql);
      }
    });
  }

  @Override
  public void close() throws SQLException {
    try (scratch) {
      session.close();
    }
  }
}
