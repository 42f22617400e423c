package org.handover.toolkit.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.checklist.Checklist;
import org.handover.toolkit.checklist.ItemState;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.console.ConsoleServer;
import org.handover.toolkit.console.SnapshotReader;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.parity.Interruption;
import org.handover.toolkit.step.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "console",
    description =
        "Serves a web page on localhost: the traffic as it is now, the guard, the evidence; and two"
            + " buttons, shift and roll back.",
    footer = "  handover console")
final class ConsoleCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    try (Interruption interruption = Interruption.watch();
        SnapshotReader snapshots =
            new SnapshotReader(
                configuration,
                workbench.clock(),
                workbench.journal(configuration)::history,
                history -> items(configuration, history));
        ConsoleServer console =
            new ConsoleServer(
                configuration.console().listen(),
                configuration.console().token(),
                snapshots,
                new ConsoleOrders(workbench, configuration))) {
      workbench.say("open " + console.firstAddress());
      workbench.say("once open, the page is at %s; Ctrl-C ends it".formatted(console.address()));
      interruption.await();
    }
    return ExitCode.of(Verdict.PASS).code();
  }

  /// What is not due yet is left out.
  private List<SnapshotReader.Item> items(Configuration configuration, History history) {
    try {
      return new Checklist(configuration, workbench.clock())
          .report(history).items().stream()
              .filter(item -> item.state() != ItemState.NOT_DUE)
              .map(item -> new SnapshotReader.Item(item.state().verdict(), item.name(), item.saw()))
              .toList();
    } catch (IOException e) {
      return List.of(new SnapshotReader.Item(Verdict.INCONCLUSIVE, "checklist", Disk.reason(e)));
    }
  }
}
