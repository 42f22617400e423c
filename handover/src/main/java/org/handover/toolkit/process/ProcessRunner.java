package org.handover.toolkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Runs programs to their end.
public final class ProcessRunner {
  /// The shell holds the other end of a pipe and stops the program when the pipe closes, however
  /// this JVM ended: no dump goes on for nobody.
  private static final String OUTLIVED_BY_NOTHING =
      """
      exec 3<&0
      "$@" 3<&- </dev/null & program=$!
      { cat <&3; kill -TERM "$program"; } >/dev/null 2>&1 &
      watcher=$!
      wait "$program"; code=$?
      kill "$watcher" 2>/dev/null
      exit $code
      """;

  private static final int NOT_FOUND = 127;

  private ProcessRunner() {}

  /// Waits for the end of the program and reads all that it says.
  ///
  /// @throws StoppedException if there is no such program
  public static Completed run(Command command) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", OUTLIVED_BY_NOTHING, "handover"));
    words.addAll(command.words());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(command.environment());
    if (command.folder() != null) {
      builder.directory(command.folder().toFile());
    }
    try {
      return finish(command, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Completed finish(Command command, Process process) throws IOException {
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), readers);
      String output = read(process.getInputStream());
      int code = process.waitFor();
      process.getOutputStream().close();
      if (code == NOT_FOUND) {
        throw new StoppedException(
            new Fault.ToolMissing(
                command.program(), "is not on the PATH", "install it (Debian: postgresql-client)"));
      }
      return new Completed(command, code, command.strike(output), command.strike(errors.join()));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.program() + " ran", e);
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
