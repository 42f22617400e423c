package org.handover.toolkit.parity;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.parity.clones.Clones;
import org.handover.toolkit.parity.clones.Leftovers;
import org.handover.toolkit.parity.clones.StartedBackend;
import org.handover.toolkit.parity.play.CaseOutcome;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.Play;
import org.handover.toolkit.parity.play.Player;
import org.handover.toolkit.parity.play.Shrinker;
import org.handover.toolkit.parity.play.Witness;
import org.handover.toolkit.parity.rows.DatabaseComparison;
import org.handover.toolkit.parity.rows.Layout;
import org.handover.toolkit.parity.rows.Marks;
import org.handover.toolkit.parity.rows.RowComparison;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Plays the corpus against both backends, each started on a clone of the database, and compares
/// the answers of each case and, at the end, the rows.
public final class ParityRun {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Configuration configuration;
  private final ParitySettings settings;
  private final PlayOptions options;
  private final PlayMode mode;
  private final Witness witness;

  public ParityRun(Configuration configuration, PlayOptions options, Witness witness) {
    this.configuration = configuration;
    this.settings = configuration.parity();
    this.options = options;
    this.mode = options.mode();
    this.witness = witness;
  }

  /// What `fail-on` in `handover.yml` says.
  public static Grade failOn(String text) {
    try {
      return Grade.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "fail-on", "is '%s'".formatted(text), "it may be low, medium or high"),
          e);
    }
  }

  public ParityReport run(Progress progress) throws SQLException, IOException {
    Corpus corpus = Corpus.read(settings.requireCases()).withChapters(this::chosen);
    if (corpus.size() == 0) {
      return ParityReport.ofNothing(options, settings.minimumCases());
    }
    try (Interruption interruption = Interruption.watch();
        Clones clones = Clones.on(configuration)) {
      Leftovers processes = Leftovers.in(settings.reports(), clones);
      progress.at("cloning the database", 0, 0);
      DatabaseUrl left = clones.make("legacy");
      DatabaseUrl right = clones.make("next");
      return played(corpus, left, right, processes, interruption, progress);
    }
  }

  private List<Chapter> chosen(List<Chapter> all) {
    List<String> names = all.stream().map(Chapter::name).toList();
    for (String name : options.chapters()) {
      if (!names.contains(name)) {
        throw new StoppedException(
            new Fault.Misconfigured(
                "chapter '%s'".formatted(name), "is not in the corpus", "it has " + names));
      }
    }
    return all.stream()
        .filter(c -> options.chapters().isEmpty() || options.chapters().contains(c.name()))
        // What a waiver grants depends on which of the two answers.
        .map(c -> mode == PlayMode.SHARED ? c.withoutWaivers() : c)
        .toList();
  }

  private ParityReport played(
      Corpus corpus,
      DatabaseUrl left,
      DatabaseUrl right,
      Leftovers processes,
      Interruption interruption,
      Progress progress)
      throws SQLException {
    try (Session legacyRows = new Database(left).connect();
        Session nextRows = new Database(right).connect()) {
      Layout layout = Layout.read(legacyRows, settings.ignoreTables());
      ParityReport.Collector collector;
      Play play;
      Marks marks;
      progress.at("starting the backends", 0, 0);
      try (StartedBackend legacy = start("legacy", left, processes);
          StartedBackend next = start("next", right, processes);
          StartedBackend turns = turns(next, right, processes)) {
        legacy.awaitHealth();
        next.awaitHealth();
        play = play(corpus, legacy, next, turns);
        marks = Marks.start(legacyRows, nextRows, layout);
        collector =
            playAll(corpus, play, marks, new Backends(legacy, next), interruption, progress);
      }
      progress.at("comparing rows", 0, 0);
      RowComparison.Compared rows =
          DatabaseComparison.compare(
              legacyRows, nextRows, layout, play, marks, settings.clockWindow());
      return collector.report(play, rows);
    }
  }

  /// After the new backend, which may change its clone's schema as it starts.
  private @Nullable StartedBackend turns(
      StartedBackend next, DatabaseUrl database, Leftovers processes) {
    if (mode != PlayMode.SHARED) {
      return null;
    }
    next.awaitHealth();
    StartedBackend turns = start("legacy", "turns", database, processes);
    try {
      turns.awaitHealth();
      return turns;
    } catch (StoppedException e) {
      turns.close();
      throw e;
    }
  }

  private StartedBackend start(String backend, DatabaseUrl database, Leftovers processes) {
    return start(backend, backend, database, processes);
  }

  private StartedBackend start(
      String backend, String as, DatabaseUrl database, Leftovers processes) {
    BackendSettings.Pair pair = configuration.backends();
    return StartedBackend.start(
        backend.equals("legacy") ? pair.legacy() : pair.next(),
        new StartedBackend.Surroundings(
            backend, as, database, keys(), configuration.folder(), settings.startWithin()),
        processes);
  }

  private @Nullable SigningKeys keys() {
    ParitySettings.SharedKeys keys = settings.keys();
    return keys == null ? null : new SigningKeys(keys.jwt(), keys.session());
  }

  private Play play(
      Corpus corpus, StartedBackend legacy, StartedBackend next, @Nullable StartedBackend turns) {
    return turns == null
        ? new Play(
            corpus,
            keys(),
            new Player("legacy", legacy.http()),
            new Player("next", next.http()),
            witness)
        : new Play(
            corpus,
            keys(),
            new Player("legacy alone", legacy.http()),
            new Player("in turns", next.http(), turns.http()),
            witness);
  }

  private record Backends(StartedBackend legacy, StartedBackend next) {
    /// Each that has ended, or does within that time, with what it said last.
    List<String> dead(Duration moment) {
      List<String> dead = new ArrayList<>();
      if (legacy.endsWithin(moment)) {
        dead.add("legacy ended during the play. Its last output:\n" + legacy.lastOutput());
      }
      if (next.endsWithin(moment)) {
        dead.add("next ended during the play. Its last output:\n" + next.lastOutput());
      }
      return dead;
    }
  }

  /// Each attempt is played on the clones, too: as a case of the same name.
  private CaseOutcome smallest(Play play, Chapter chapter, Case played, CaseOutcome outcome) {
    if (outcome.passed()
        || !options.shrink()
        || !played.expect().isString()
        || !outcome.answered()) {
      return outcome;
    }
    List<String> places = MismatchGroup.places(outcome);
    AtomicReference<CaseOutcome> smallest = new AtomicReference<>(outcome);
    new Shrinker(
            candidate -> {
              CaseOutcome again = play.play(chapter, candidate);
              boolean differs = MismatchGroup.places(again).equals(places);
              if (differs) {
                smallest.set(again);
              }
              return differs;
            })
        .smallest(played);
    return smallest.get();
  }

  private ParityReport.Collector playAll(
      Corpus corpus,
      Play play,
      Marks marks,
      Backends backends,
      Interruption interruption,
      Progress progress)
      throws SQLException {
    ParityReport.Collector collector =
        new ParityReport.Collector(options, settings.minimumCases(), corpus.size());
    for (Chapter chapter : corpus.chapters()) {
      for (Case played : chapter.cases()) {
        interruption.stopIfAsked();
        CaseOutcome outcome = smallest(play, chapter, played, play.play(chapter, played));
        marks.after("%s: %s".formatted(chapter.name(), played.name()));
        collector.add(outcome);
        progress.at("playing " + chapter.name(), collector.played(), corpus.size());
        List<String> dead = outcome.answered() ? List.of() : backends.dead(MOMENT);
        if (!dead.isEmpty()) {
          collector.stopped(dead);
          return collector;
        }
      }
    }
    collector.stopped(backends.dead(Duration.ZERO));
    return collector;
  }
}
