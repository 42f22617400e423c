package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.TrafficPlaces;
import org.handover.toolkit.guard.RollbackReport;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.shift.Rollback;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "rollback",
    description =
        "Sends all traffic back to the legacy backend, at once; needs neither database nor guard.",
    footer = "  handover rollback --because 'the scores look wrong'")
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommandContext workbench;

  @Option(names = "--because", paramLabel = "REASON", description = "Why; it is kept.")
  private @Nullable String because;

  @Option(
      names = "--directory",
      paramLabel = "FOLDER",
      description = "The traffic state, if handover.yml cannot tell (default: traffic.directory).")
  private @Nullable Path directory;

  @Option(
      names = "--database",
      description =
          "Then offer to take the additions to the database back, or to restore a backup.")
  private boolean database;

  @Override
  public Integer call() throws Exception {
    if (database && workbench.wantsJson()) {
      throw new ParameterException(
          spec.commandLine(), "--database asks questions, which --json leaves no room for");
    }
    RollbackReport report = rollback().run(System.getProperty("user.name"), because);
    int code = workbench.show(report);
    return database ? new DatabaseRollback(workbench).run() : code;
  }

  private Rollback rollback() {
    if (directory != null) {
      return new Rollback(directory, workbench.clock(), null);
    }
    TrafficPlaces places = workbench.configurationFile().trafficPlaces();
    Journal journal = new Journal(places.journal(), workbench.clock(), places.name());
    return new Rollback(places.directory(), workbench.clock(), journal);
  }
}
