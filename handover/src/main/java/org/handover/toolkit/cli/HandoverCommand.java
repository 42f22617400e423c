package org.handover.toolkit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// The root of the command line.
final class HandoverCommand {
  private HandoverCommand() {}

  static CommandLine line(Surroundings surroundings) {
    CommandLine line = new CommandLine(spec(surroundings));
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

  private static CommandSpec spec(Surroundings surroundings) {
    CommandSpec spec =
        Verb.of(
                "handover",
                "Carries an HTTP API over to a new backend on the same PostgreSQL database.",
                "handover init && handover doctor && handover db check")
            .over(
                InitCommand.of(surroundings),
                DoctorCommand.of(surroundings),
                JournalCommand.of(surroundings),
                BackupCommand.of(surroundings),
                RestoreCommand.of(surroundings),
                DbCommand.of(surroundings),
                CompletionCommand.of(surroundings),
                TrainCommand.of(surroundings),
                PagesCommand.of(surroundings));
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
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
