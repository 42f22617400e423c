package org.handover.toolkit.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.console.Orders;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.guard.RollbackReport;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.journal.Run;
import org.handover.toolkit.shift.Rollback;
import org.handover.toolkit.shift.ShiftReport;
import org.handover.toolkit.shift.Shifter;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// The console's orders, carried out as the commands `shift` and `rollback` do it: with the same
/// gates, and with the same evidence. A gate that is not met can be passed over on the command line
/// only.
record ConsoleOrders(CommandContext workbench, Configuration configuration) implements Orders {
  private static final String BY = System.getProperty("user.name") + " (console)";

  @Override
  public Answer shift(String group, int percent) {
    Journal journal = workbench.journal(configuration);
    try {
      Run run =
          journal.start(
              "shift",
              configuration.databaseName(),
              Map.of("by", BY, "to", percent, "groups", List.of(group)));
      try {
        Shifter shifter = new Shifter(configuration, workbench.clock(), journal::history, null);
        ShiftReport report = shifter.to(List.of(group), percent);
        run.ended(report);
        return new Answer(report.move() == ShiftReport.Move.MADE, text(report));
      } catch (StoppedException e) {
        run.stopped(e.fault());
        throw e;
      }
    } catch (StoppedException e) {
      return refused(e.fault());
    } catch (IOException e) {
      return new Answer(false, "nothing was moved: " + Disk.reason(e));
    }
  }

  private static String text(ShiftReport report) {
    String unmet =
        report.gates().stream()
            .filter(gate -> gate.verdict() != Verdict.PASS)
            .map(ConsoleOrders::text)
            .collect(Collectors.joining("; "));
    return unmet.isEmpty() ? report.summary() : report.summary() + ": " + unmet;
  }

  private static String text(Finding gate) {
    return "%s: %s (%s)".formatted(gate.topic(), gate.saw(), gate.remedy());
  }

  @Override
  public Answer rollback() {
    Rollback rollback =
        new Rollback(
            configuration.traffic().directory(),
            workbench.clock(),
            workbench.journal(configuration));
    try {
      RollbackReport report = rollback.run(BY, null);
      return new Answer(true, report.summary());
    } catch (StoppedException e) {
      return refused(e.fault());
    }
  }

  private static Answer refused(Fault fault) {
    return new Answer(false, "%s: %s".formatted(fault.text(), fault.remedy()));
  }
}
