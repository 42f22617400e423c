package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "journal",
    description = "Shows every step with its evidence; works while the database is down.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover journal --step 'db apply' --json"})
final class JournalCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  @Option(names = "--step", paramLabel = "STEP", description = "Only this step's lines.")
  private @Nullable String step;

  JournalCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() {
    Configuration configuration = workbench.configuration();
    List<Entry> entries =
        workbench.journal(configuration).entries().stream()
            .filter(entry -> step == null || entry.step().equals(step))
            .toList();
    return workbench.show(new History(entries));
  }
}
