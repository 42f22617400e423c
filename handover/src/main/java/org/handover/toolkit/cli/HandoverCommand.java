package org.handover.toolkit.cli;

import org.handover.toolkit.cli.Subcommands.Asked;
import org.handover.toolkit.cli.Subcommands.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// The root of the command line.
@Command(
    name = "handover",
    description = "Carries an HTTP API over to a new backend on the same PostgreSQL database.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
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
  private static final Subcommands SUBCOMMANDS =
      Subcommands.of(
          Subcommand.of("init", InitCommand::new),
          Subcommand.of("doctor", DoctorCommand::new),
          Subcommand.of(
              "journal",
              (surroundings, _) ->
                  new CommandLine(new JournalCommand(surroundings))
                      .addSubcommand(new JournalVerifyCommand(surroundings))),
          Subcommand.of(
              "backup",
              (surroundings, _) ->
                  new CommandLine(new BackupCommand(surroundings))
                      .addSubcommand(new BackupVerifyCommand(surroundings))),
          Subcommand.of("restore", RestoreCommand::new),
          Subcommand.of("db", DbCommand::line),
          Subcommand.aboutAll("completion", CompletionCommand::new),
          Subcommand.of("train", TrainCommand::new),
          Subcommand.aboutAll("pages", _ -> new PagesCommand()));

  static CommandLine line(Surroundings surroundings, Asked asked) {
    CommandLine line = SUBCOMMANDS.under(new HandoverCommand(), surroundings, asked);
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
