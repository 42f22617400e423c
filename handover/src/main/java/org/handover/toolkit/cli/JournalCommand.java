package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "journal",
    description = "Shows every step with its evidence; works while the database is down.",
    footer = "  handover journal --step 'db apply' --json",
    subcommands = JournalVerifyCommand.class)
final class JournalCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--step", paramLabel = "STEP", description = "Only this step's lines.")
  private @Nullable String step;

  @Override
  public Integer call() {
    History all = workbench.journal(workbench.configuration()).history();
    List<Entry> entries =
        all.entries().stream().filter(entry -> step == null || entry.step().equals(step)).toList();
    return workbench.show(new History(entries, all.inspection()));
  }
}
