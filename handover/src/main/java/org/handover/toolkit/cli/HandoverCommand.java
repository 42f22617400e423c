package org.handover.toolkit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.cli.Verb.Choice;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// The root of the command line.
final class HandoverCommand {
  private HandoverCommand() {}

  /// @param words of the command line; none: whatever they are
  static CommandLine line(Surroundings surroundings, List<String> words) {
    CommandLine line = new CommandLine(spec(surroundings, words));
    line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(surroundings.terminal())
        .setExecutionExceptionHandler((e, _, _) -> {
          surroundings.err().println(FaultLines.of(Faults.of(e)));
          return ExitCode.of(Faults.of(e)).code();
        });
    return line;
  }

  private static CommandSpec spec(Surroundings surroundings, List<String> words) {
    CommandSpec spec =
        Verb.of(
                "Carries an HTTP API over to a new backend on the same PostgreSQL database.",
                "handover init && handover doctor && handover db check")
            .over(
                words,
                new Choice("init", _ -> InitCommand.of(surroundings)),
                new Choice("doctor", _ -> DoctorCommand.of(surroundings)),
                new Choice("journal", _ -> JournalCommand.of(surroundings)),
                new Choice("backup", _ -> BackupCommand.of(surroundings)),
                new Choice("restore", _ -> RestoreCommand.of(surroundings)),
                new Choice("db", rest -> DbCommand.of(surroundings, rest)),
                new Choice("inventory", _ -> InventoryCommand.of(surroundings)),
                new Choice("parity", rest -> ParityCommand.of(surroundings, rest)),
                new Choice("completion", _ -> CompletionCommand.of(surroundings)),
                new Choice("train", _ -> TrainCommand.of(surroundings)),
                new Choice("pages", _ -> PagesCommand.of(surroundings)));
    spec.name("handover")
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return spec;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("0", "pass");
    meanings.put("1", "fail: the findings say why");
    meanings.put("2", "usage or configuration");
    meanings.put("3", "inconclusive: too little to go on, or others were in the way");
    meanings.put("4", "a tool or a server is missing");
    return meanings;
  }
}
