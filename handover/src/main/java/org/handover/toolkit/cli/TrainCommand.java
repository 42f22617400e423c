package org.handover.toolkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.files.Disk;
import picocli.CommandLine.Model.CommandSpec;

/// Does what most commands do, for the cache that `bin/handover` makes of it: classes, and which
/// methods are worth compiling early. `TRAINING_URL` names a server that knows nothing; what is
/// found there does not matter either. Nobody else's database is looked at.
final class TrainCommand {
  private static final String CONFIGURATION =
      """
      name: training
      database: ${TRAINING_URL:-postgresql://nobody:nothing@127.0.0.1:1/nowhere?connect_timeout=1}
      schema: {expected: expected.sql, changes: changes}
      """;

  /// The driver looks for one.
  private static final String PASSWORD_ELSEWHERE =
      """
      name: training
      database: postgresql://nobody@127.0.0.1:1/nowhere?connect_timeout=1
      """;

  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "doctor",
          "backup",
          "db check",
          "db status",
          "db status --json",
          "journal",
          "journal --json");

  private final Surroundings surroundings;

  private TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandSpec of(Surroundings surroundings) {
    return Verb.hidden(new TrainCommand(surroundings)::train);
  }

  private int train() throws IOException {
    Path folder = Files.createTempDirectory("handover-train-");
    try {
      Path file = Files.writeString(folder.resolve("handover.yml"), CONFIGURATION);
      Files.writeString(folder.resolve("expected.sql"), "CREATE TABLE training (id integer);");
      Path changes = Files.createDirectory(folder.resolve("changes"));
      Files.writeString(changes.resolve("001_training.sql"), "CREATE TABLE more (id integer);");
      for (String command : COMMANDS) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        if (!command.startsWith("--")) {
          arguments.addAll(List.of("--file", file.toString()));
        }
        run(arguments);
      }
      Path unsaid = Files.writeString(folder.resolve("unsaid.yml"), PASSWORD_ELSEWHERE);
      run(List.of("db", "status", "--file", unsaid.toString()));
    } finally {
      Disk.delete(folder);
    }
    return ExitCode.PASS.code();
  }

  private void run(List<String> arguments) {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    HandoverCommand.line(
            new Surroundings(
                surroundings.environment(), surroundings.clock(), nobody, nobody, false),
            arguments)
        .execute(arguments.toArray(String[]::new));
  }
}
