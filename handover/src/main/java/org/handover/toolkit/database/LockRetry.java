package org.handover.toolkit.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Tries again what has to give way to live requests.
///
/// Every session that comes after a statement waiting for a lock waits too: the first attempts wait
/// a few milliseconds only, and none longer than the limit. Between them everybody else goes on.
public final class LockRetry {
  /// query_canceled: by `statement_timeout`.
  private static final String CANCELED = "57014";

  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Clock clock;
  private final Duration lockTimeout;
  private final Duration patience;

  public LockRetry(Clock clock, Duration lockTimeout, Duration patience) {
    this.clock = clock;
    this.lockTimeout = lockTimeout;
    this.patience = patience;
  }

  /// Something that may find others in its way.
  @FunctionalInterface
  public interface Attempt {
    /// Once more.
    ///
    /// @param lockTimeout how long this attempt may wait for a lock
    void run(int number, Duration lockTimeout) throws SQLException;
  }

  /// How many it took.
  public int run(String doing, Attempt attempt) throws SQLException {
    Instant end = clock.instant().plus(patience);
    for (int number = 1; ; number++) {
      try {
        attempt.run(number, shorter(FIRST_WAIT, number, lockTimeout));
        return number;
      } catch (SQLException e) {
        if (!SqlFailure.gaveWay(e)) {
          throw SqlFailure.refused(doing, e);
        }
        if (!clock.instant().isBefore(end)) {
          throw new StoppedException(gaveUp(doing, number, e), e);
        }
        pause(number);
      }
    }
  }

  /// Others are only blamed where the server has said that they were there.
  private Fault.GaveWay gaveUp(String doing, int number, SQLException e) {
    boolean tookTooLong = SqlFailure.state(e).equals(CANCELED);
    return new Fault.GaveWay(
        (tookTooLong
                ? "%s did not end within its time limit, %d times in %d s: others wait for its locks meanwhile"
                : "%s had to give way to others %d times in %d s")
            .formatted(doing, number, patience.toSeconds()),
        tookTooLong
            ? "nothing is half done: take it apart (`handover db plan` shows what it blocks; rows go in batches), or run this again when less is going on"
            : "nothing is half done: run this again when less is going on, or see `handover doctor` for who is in the way");
  }

  /// At random, between half of it and one and a half: two that got into each other's way should
  /// not meet again.
  private static void pause(int number) {
    long millis = shorter(FIRST_PAUSE, number, LONGEST_PAUSE).toMillis();
    try {
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Fault.GaveWay("interrupted", "run this again"), e);
    }
  }

  /// Twice as long with each attempt, up to the limit.
  private static Duration shorter(Duration first, int number, Duration limit) {
    Duration grown = first.multipliedBy(1L << Math.min(number - 1, 20));
    return grown.compareTo(limit) < 0 ? grown : limit;
  }
}
