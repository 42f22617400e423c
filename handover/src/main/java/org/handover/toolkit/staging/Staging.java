package org.handover.toolkit.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.backup.Overwrite;
import org.handover.toolkit.backup.RehearsedBackups;
import org.handover.toolkit.backup.Restorer;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.parity.clones.Clones;
import org.handover.toolkit.parity.clones.Leftovers;
import org.handover.toolkit.parity.clones.StartedBackend;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// The staging environment: it lives as long as this is open. What is under way when the process is
/// killed is removed by the next `staging up` or `staging down`.
public final class Staging implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 90;

  private final Configuration configuration;
  private final Clock clock;
  private final StagingNote note;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<StartedBackend> backends = new ArrayList<>();

  public Staging(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.note = StagingNote.in(configuration.parity().reports());
  }

  /// Restores, masks, and starts both backends.
  ///
  /// @param named the backup; null: the newest that was rehearsed
  public StagingReport up(@Nullable Path named, Progress progress)
      throws IOException, SQLException {
    if (note.holder().isPresent()) {
      throw new StoppedException(
          new Fault.GaveWay(
              "a staging environment is up already", "`handover staging down` ends it"));
    }
    RehearsedBackups.Rehearsed backup = backup(named);
    note.take();
    Clones clones = Clones.on(configuration);
    opened.push(clones);
    Leftovers processes = Leftovers.in(configuration.parity().reports(), clones);
    DatabaseUrl database = clones.empty("staging");
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new Restorer(configuration, clock, database, new Overwrite(false, null))
            .restore(backup.folder(), progress)
            .findings());
    if (Finding.verdict(findings) == Verdict.PASS) {
      try (Session session = new Database(database).connect()) {
        findings.addAll(new Masking(session, configuration.staging()).mask(progress));
      }
    }
    String from = String.valueOf(backup.folder().getFileName());
    if (Finding.verdict(findings) != Verdict.PASS) {
      close();
      return new StagingReport(from, "", "", "", findings);
    }
    progress.at("starting the backends", 0, 0);
    StartedBackend legacy = start("legacy", database, processes);
    StartedBackend next = start("next", database, processes);
    legacy.awaitHealth();
    next.awaitHealth();
    return new StagingReport(from, database.toString(), legacy.url(), next.url(), findings);
  }

  private RehearsedBackups.Rehearsed backup(@Nullable Path named) throws IOException {
    Optional<RehearsedBackups.Rehearsed> found =
        named == null
            ? RehearsedBackups.newest(configuration.backup().folder())
            : RehearsedBackups.read(named);
    return found.orElseThrow(() ->
        new StoppedException(
            new Fault.Refused(
                (named == null ? configuration.backup().folder() : named)
                    + (named == null ? " holds no rehearsed backup" : " is no rehearsed backup"),
                "`handover backup` makes one")));
  }

  private StartedBackend start(String name, DatabaseUrl database, Leftovers processes) {
    BackendSettings.Pair pair = configuration.backends();
    ParitySettings.SharedKeys keys = configuration.parity().keys();
    StartedBackend backend =
        StartedBackend.start(
            name.equals("legacy") ? pair.legacy() : pair.next(),
            new StartedBackend.Surroundings(
                name,
                "staging" + name,
                database,
                keys == null ? null : new SigningKeys(keys.jwt(), keys.session()),
                configuration.folder(),
                configuration.parity().startWithin()),
            processes);
    opened.push(backend);
    backends.add(backend);
    return backend;
  }

  /// Comes back after a moment.
  ///
  /// @return what a backend said last that has ended; empty: both are at work
  public Optional<String> ended() {
    for (StartedBackend backend : backends) {
      if (backend.endsWithin(MOMENT)) {
        return Optional.of(backend.lastOutput());
      }
    }
    return Optional.empty();
  }

  /// Ends the environment that another process holds, and removes what killed ones left.
  public Findings down(Progress progress) throws IOException, SQLException {
    List<Finding> findings = new ArrayList<>();
    Optional<ProcessHandle> holder = note.holder();
    if (holder.isPresent()) {
      progress.at("waiting for the end of " + holder.get().pid(), 0, 0);
      findings.add(end(holder.get()));
    } else {
      findings.add(Finding.pass("process", "no staging environment is up"));
    }
    try (Clones clones = Clones.on(configuration)) {
      Leftovers.in(configuration.parity().reports(), clones);
    }
    findings.add(Finding.pass("leftovers", "none is left"));
    if (Finding.verdict(findings) == Verdict.PASS) {
      note.remove();
    }
    return new Findings("staging", findings);
  }

  private static Finding end(ProcessHandle holder) {
    if (!holder.destroy()) {
      return Finding.fail(
          "process",
          "%d cannot be ended".formatted(holder.pid()),
          "end it as the user who began it");
    }
    try {
      holder.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Finding.pass("process", "%d has ended".formatted(holder.pid()));
    } catch (TimeoutException | ExecutionException e) {
      return Finding.fail(
          "process", "%d has not ended".formatted(holder.pid()), "run this again, or kill it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.inconclusive("process", "interrupted", "run this again");
    }
  }

  /// Backends first, then their database.
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new StoppedException(
            new Fault.Refused(
                "the staging environment could not be removed", "`handover staging down`"),
            e);
      }
    }
    backends.clear();
    try {
      if (note.holder().filter(ProcessHandle.current()::equals).isPresent()) {
        note.remove();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
