package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.Attempts;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ChangeFolder;
import org.handover.toolkit.step.Progress;

/// Takes the additions away again: runs the undo's scripts, which save what the additions held,
/// compares with what was there before, puts what was saved into a file, and last of all forgets
/// the migration. Killed anywhere, it is simply run again.
public final class Undoer {
  private final Configuration configuration;
  private final SchemaSettings settings;
  private final SavedValues saved;
  private final Clock clock;

  public Undoer(Configuration configuration, SavedValues saved, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.schema();
    this.saved = saved;
    this.clock = clock;
  }

  /// Which statements it would run.
  public Undone plan() throws IOException {
    List<String> statements =
        ChangeFolder.downwards(settings.requireUndo()).stream()
            .filter(change -> !change.isSetting())
            .map(change -> change.id() + "  " + change.shown())
            .toList();
    return new Undone(statements, List.of(), "", false);
  }

  public Undone undo(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server server = Server.of(session).requireWritable();
      if (settings.saved() != null) {
        saved.require(server);
      }
      ApplierLock.take(session, settings, clock);
      Records records = new Records(session);
      Optional<Records.Baseline> baseline = records.baseline();
      if (baseline.isEmpty()) {
        return new Undone(List.of(), List.of(), "", true);
      }
      List<String> ran = run(session, baseline.get().before(), progress);
      List<String> left = differences(baseline.get().before(), readAll(session));
      if (!left.isEmpty()) {
        return new Undone(ran, left, "", false);
      }
      String file = saveOutside(session, progress);
      records.drop();
      return new Undone(ran, List.of(), file, true);
    }
  }

  private List<String> run(Session session, Catalog before, Progress progress)
      throws SQLException, IOException {
    ChangeRunner runner =
        new ChangeRunner(
            session,
            new Attempts(clock, settings.lockTimeout(), settings.patience()),
            settings.patience(),
            settings.lockTimeout(),
            new LeftoverIndexes(session, before));
    List<Change> changes = ChangeFolder.downwards(settings.requireUndo());
    List<String> ran = new ArrayList<>();
    for (Change change : changes) {
      progress.at(change.id(), ran.size(), changes.size());
      if (!change.isSetting()) {
        // It may be rerun, and saving rows takes the time that it takes.
        int attempts = runner.run(change, false, _ -> {});
        ran.add(change.id() + (attempts == 1 ? "" : " (attempt " + attempts + ")"));
      }
    }
    return ran;
  }

  private Catalog readAll(Session session) throws SQLException {
    return new Applier(configuration, clock).readAll(session);
  }

  private static List<String> differences(Catalog before, Catalog now) {
    List<String> lines = new ArrayList<>();
    now.minus(before).forEach(fact -> lines.add("still there: " + line(fact)));
    before.minus(now).forEach(fact -> lines.add("missing: " + line(fact)));
    return lines;
  }

  static String line(Fact fact) {
    String on = fact.relation().isEmpty() ? fact.schema() : fact.table().toString();
    return "%s, %s %s %s".formatted(on, fact.kind(), fact.name(), fact.detail()).stripTrailing();
  }

  /// What the scripts saved inside the database becomes a file, so that the database is again as it
  /// was.
  private String saveOutside(Session session, Progress progress) throws SQLException, IOException {
    String schema = settings.saved();
    if (schema == null
        || !session.is("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema)) {
      return "";
    }
    boolean holdsTables =
        session.is("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = ?)", schema);
    String file = holdsTables ? saved.save(schema, progress) : "";
    session.execute("DROP SCHEMA %s CASCADE".formatted(Relation.quote(schema)));
    return file;
  }
}
