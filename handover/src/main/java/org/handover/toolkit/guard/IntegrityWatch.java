package org.handover.toolkit.guard;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.verify.IntegrityCheck;

/// Checks the database from time to time, on a thread of its own.
///
/// What was broken before the new backend had any traffic is not its fault: it is inconclusive as
/// long as it does not change.
final class IntegrityWatch implements AutoCloseable {
  private static final String TOPIC = "database";

  private final IntegrityCheck check;
  private final Duration every;
  private final boolean downFails;
  private final BooleanSupplier moved;
  private final Set<String> before = new HashSet<>();
  private final Thread thread;
  private volatile List<Finding> findings =
      List.of(Finding.inconclusive(TOPIC, "was not checked yet", "wait"));

  /// @param moved whether the new backend has traffic
  IntegrityWatch(Configuration configuration, BooleanSupplier moved) {
    this.check = new IntegrityCheck(configuration);
    this.every = configuration.guard().integrityEvery();
    this.downFails = configuration.guard().databaseDownRollsBack();
    this.moved = moved;
    if (!configuration.hasDatabase()) {
      findings = List.of(Finding.pass(TOPIC, "there is none"));
    }
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("integrity")
            .start(configuration.hasDatabase() ? this::run : () -> {});
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      boolean movedBefore = moved.getAsBoolean();
      List<Finding> now = checked();
      if (!movedBefore) {
        before.clear();
        now.stream().filter(IntegrityWatch::failed).map(Finding::saw).forEach(before::add);
      }
      findings = now.stream().map(this::blamed).toList();
      LockSupport.parkNanos(every.toNanos());
    }
  }

  private List<Finding> checked() {
    try {
      return check.run();
    } catch (StoppedException e) {
      return List.of(unreachable(e.fault()));
    } catch (SQLException e) {
      return List.of(unreachable(SqlFailure.refused("the integrity check", e).fault()));
    } catch (IOException e) {
      return List.of(Finding.inconclusive(TOPIC, "cannot be checked", "see the machine's log"));
    }
  }

  private Finding unreachable(Fault fault) {
    return downFails && fault instanceof Fault.Unreachable
        ? Finding.fail(TOPIC, fault.text(), fault.remedy())
        : Finding.inconclusive(TOPIC, fault.text(), fault.remedy());
  }

  private Finding blamed(Finding finding) {
    return failed(finding) && before.contains(finding.saw())
        ? Finding.inconclusive(finding.topic(), finding.saw() + ", since before", finding.remedy())
        : finding;
  }

  private static boolean failed(Finding finding) {
    return finding.verdict() == Verdict.FAIL;
  }

  List<Finding> findings() {
    return findings;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
