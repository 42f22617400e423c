package org.handover.toolkit.cli;

import java.util.List;
import java.util.function.Function;
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
  /// A command with its subcommands.
  private record Step(String name, Function<Surroundings, CommandLine> line) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("init", surroundings -> new CommandLine(new InitCommand(surroundings))),
          new Step("doctor", surroundings -> new CommandLine(new DoctorCommand(surroundings))),
          new Step(
              "journal",
              surroundings ->
                  new CommandLine(new JournalCommand(surroundings))
                      .addSubcommand(new JournalVerifyCommand(surroundings))),
          new Step(
              "backup",
              surroundings ->
                  new CommandLine(new BackupCommand(surroundings))
                      .addSubcommand(new BackupVerifyCommand(surroundings))),
          new Step("restore", surroundings -> new CommandLine(new RestoreCommand(surroundings))),
          new Step("db", DbCommand::line));

  /// What these arguments need: each command takes milliseconds to set up.
  static CommandLine line(Surroundings surroundings, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    List<Step> named = STEPS.stream().filter(step -> step.name().equals(first)).toList();
    return withSteps(named.isEmpty() ? STEPS : named, surroundings);
  }

  /// All of it.
  static CommandLine line(Surroundings surroundings) {
    return withSteps(STEPS, surroundings);
  }

  private static CommandLine withSteps(List<Step> steps, Surroundings surroundings) {
    CommandLine line = new CommandLine(new HandoverCommand());
    steps.forEach(step -> line.addSubcommand(step.line().apply(surroundings)));
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
