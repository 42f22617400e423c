package org.handover.toolkit.console;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Which writes of the legacy backend were refused. The database is asked beside the page, at most
/// once in ten seconds and only while it is shown: one that hangs makes the figures old, not the
/// page.
final class ReadonlyView {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Configuration configuration;
  private final Clock clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile ConsoleState.@Nullable Readonly known;

  ReadonlyView(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /// As it was when it was last asked; null: not yet, or there is no database.
  ConsoleState.@Nullable Readonly shown() {
    ConsoleState.Readonly last = known;
    boolean old = last == null || last.at().plus(EVERY).isBefore(clock.instant());
    if (old && configuration.hasDatabase() && asking.compareAndSet(false, true)) {
      Thread _ = Thread.ofVirtual().name("read-only").start(this::ask);
    }
    return last;
  }

  private void ask() {
    Instant at = clock.instant();
    try {
      known = read(at);
    } catch (StoppedException e) {
      known = new ConsoleState.Readonly(at, "unknown", e.fault().text(), List.of());
    } catch (SQLException e) {
      known = new ConsoleState.Readonly(at, "unknown", SqlFailure.state(e), List.of());
    } finally {
      asking.set(false);
    }
  }

  private ConsoleState.Readonly read(Instant at) throws SQLException {
    try (Session session = new Database(configuration.database()).connect()) {
      ReadonlyStatus status = ReadonlyStatus.read(session, configuration, clock);
      return new ConsoleState.Readonly(at, status.phase(), status.summary(), status.attempts());
    }
  }
}
