package org.handover.toolkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Loads the classes that most commands load, for the cache that `bin/handover` makes of them.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final String NOWHERE =
      """
      name: training
      database: postgresql://nobody:nothing@127.0.0.1:1/nowhere?connect_timeout=1
      """;

  private final Surroundings surroundings;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("handover-train-");
    Path file = Files.writeString(folder.resolve("handover.yml"), NOWHERE);
    for (List<String> arguments :
        List.of(
            List.of("--help"),
            List.of("doctor", "--file", file.toString()),
            List.of("journal", "--file", file.toString()),
            List.of("journal", "--json", "--file", file.toString()))) {
      quiet().execute(arguments.toArray(String[]::new));
    }
    Files.delete(file);
    Files.deleteIfExists(folder.resolve(".handover/journal.jsonl"));
    Files.deleteIfExists(folder.resolve(".handover"));
    Files.delete(folder);
    return ExitCode.PASS.code();
  }

  private CommandLine quiet() {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    return HandoverCommand.line(
        new Surroundings(surroundings.environment(), surroundings.clock(), nobody, nobody, false));
  }
}
