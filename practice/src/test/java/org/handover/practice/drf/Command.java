package org.handover.practice.drf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An external program, run to its end.
public record Command(Path folder, Map<String, String> environment, List<String> words) {
  private static final int PATIENCE_MINUTES = 5;

  public Command {
    environment = Map.copyOf(environment);
    words = List.copyOf(words);
  }

  public static Command in(Path folder, String... words) {
    return new Command(folder, Map.of(), List.of(words));
  }

  Command with(Map<String, String> variables) {
    return new Command(folder, variables, words);
  }

  /// What it said, in both streams.
  ///
  /// @throws IOException with all that it said, if it is not there, fails or does not come to an
  ///   end
  public String run() throws IOException, InterruptedException {
    Path log = Files.createTempFile("command", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(log);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "ended with " + process.exitValue() : "did not end";
        throw new IOException("%s %s:%n%s".formatted(String.join(" ", words), how, said));
      }
      return said;
    } finally {
      Files.delete(log);
    }
  }
}
