package org.handover.toolkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/// The root of the command line.
@Command(
    name = "handover",
    description = "Carries an HTTP API over to a new backend on the same PostgreSQL database.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:pass",
      "1:fail: the findings say why",
      "2:usage or configuration",
      "3:inconclusive: too little to go on, or others were in the way",
      "4:a tool or a server is missing"
    },
    footer = {"", "Example:", "  handover init && handover doctor && handover db check"})
final class HandoverCommand {
  static CommandLine line(Surroundings surroundings) {
    CommandLine line = new CommandLine(new HandoverCommand());
    line.addSubcommand(new InitCommand(surroundings));
    line.addSubcommand(new DoctorCommand(surroundings));
    line.addSubcommand(
        new CommandLine(new JournalCommand(surroundings))
            .addSubcommand(new JournalVerifyCommand(surroundings)));
    line.addSubcommand(
        new CommandLine(new BackupCommand(surroundings))
            .addSubcommand(new BackupVerifyCommand(surroundings)));
    line.addSubcommand(new RestoreCommand(surroundings));
    line.addSubcommand(DbCommand.line(surroundings));
    line.addSubcommand(new CompletionCommand(surroundings));
    line.addSubcommand(new TrainCommand(surroundings));
    line.addSubcommand(new PagesCommand());
    line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(surroundings.terminal())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, _, _) -> {
          surroundings.err().println(FaultLines.of(Faults.of(e)));
          return ExitCode.of(Faults.of(e)).code();
        });
    return line;
  }
}
