package org.handover.toolkit.cli;

import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

final class JournalCommand {
  private JournalCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<String> step =
        Argument.option("--step", "STEP", String.class, "Only this step's lines.");
    return Verb.of(
            "Shows every step with its evidence; works while the database is down.",
            "handover journal --step 'db apply' --json")
        .takes(workbench.arguments())
        .takes(step)
        .does(() -> show(workbench, step.orNull()))
        .addSubcommand("verify", JournalVerifyCommand.of(surroundings));
  }

  private static int show(Workbench workbench, @Nullable String step) {
    Configuration configuration = workbench.configuration();
    List<Entry> entries =
        workbench.journal(configuration).entries().stream()
            .filter(entry -> step == null || entry.step().equals(step))
            .toList();
    return workbench.show(new History(entries));
  }
}
