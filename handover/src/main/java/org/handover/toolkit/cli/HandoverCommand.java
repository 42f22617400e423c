package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The root of the command line.
@Command(
    name = "handover",
    description = "Carries an HTTP API over to a new backend on the same PostgreSQL database.",
    footer = "  handover init && handover doctor && handover db check",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:pass",
      "1:fail: the findings say why",
      "2:usage or configuration",
      "3:inconclusive: too little to go on, or others were in the way",
      "4:a tool or a server is missing"
    },
    subcommands = {
      HelpCommand.class,
      InitCommand.class,
      DoctorCommand.class,
      JournalCommand.class,
      ChecklistCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DbCommand.class,
      InventoryCommand.class,
      ParityCommand.class,
      NginxCommand.class,
      GatewayCommand.class,
      ShiftCommand.class,
      WatchCommand.class,
      StatusCommand.class,
      RollbackCommand.class,
      LoadCommand.class,
      PerformanceCommand.class,
      StagingCommand.class,
      RetireCommand.class,
      ConsoleCommand.class,
      CompletionCommand.class,
      PagesCommand.class
    })
final class HandoverCommand {
  private final Surroundings surroundings;

  private HandoverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    CommandLine line = new CommandLine(new HandoverCommand(surroundings));
    describe(line.getCommandSpec());
    IParameterExceptionHandler usage = line.getParameterExceptionHandler();
    return line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(surroundings.terminal())
        .setParameterExceptionHandler((e, words) -> {
          if (FaultLines.wantsJson(List.of(words))) {
            FaultLines.json(surroundings, e);
          }
          return usage.handleParseException(e, words);
        })
        .setExecutionStrategy(HandoverCommand::run)
        .setExecutionExceptionHandler((e, _, parsed) ->
            FaultLines.print(surroundings, e, FaultLines.wantsJson(parsed.originalArgs())));
  }

  /// Errors of the JVM, such as too little memory, are told like any other fault.
  private static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "an error", e);
    }
  }

  /// What all commands have.
  private static void describe(CommandSpec spec) {
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    spec.usageMessage().footerHeading("%nExample:%n");
    if (!(spec.userObject() instanceof Callable<?>)) {
      spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    }
    spec.subcommands().values().forEach(sub -> describe(sub.getCommandSpec()));
  }

  /// Those of the whole line.
  static Surroundings surroundings(CommandSpec spec) {
    return ((HandoverCommand) spec.root().userObject()).surroundings;
  }
}
