package org.handover.toolkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.step.StoppedException;

/// Runs programs.
public final class ProcessRunner {
  /// Names a file that the program gets as `/dev/fd/4` ([#SECRET_FILE]), and that is gone before
  /// the program starts: even a run that is killed leaves no secret behind.
  public static final String SECRET = "HANDOVER_SECRET";

  public static final String SECRET_FILE = "/dev/fd/4";

  /// From 0 to 19, as nice(1) takes it: how far everybody else goes first.
  public static final String NICENESS = "HANDOVER_NICENESS";

  /// The shell holds the other end of a pipe and stops the program when the pipe closes, however
  /// this JVM ended: no dump goes on without a reader.
  private static final String OUTLIVED_BY_NOTHING =
      """
      exec 3<&0
      if [ -n "$HANDOVER_SECRET" ]; then
        exec 4<"$HANDOVER_SECRET"; rm -f -- "$HANDOVER_SECRET"; unset HANDOVER_SECRET
      fi
      ${HANDOVER_NICENESS:+nice -n "$HANDOVER_NICENESS"} "$@" 3<&- </dev/null & program=$!
      { cat <&3; kill -TERM "$program"; } >/dev/null 2>&1 4<&- &
      watcher=$!
      wait "$program"; code=$?
      kill "$watcher" 2>/dev/null
      exit $code
      """;

  private ProcessRunner() {}

  /// Waits for the end of the program and reads all that it says.
  ///
  /// @throws StoppedException if there is no such program
  public static Completed run(Command command) {
    try (Running program = start(command)) {
      return program.await();
    }
  }

  /// Comes back at once. Closing what comes back stops the program.
  public static Running start(Command command) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", OUTLIVED_BY_NOTHING, "handover"));
    words.addAll(command.words());
    if (ClientProgram.is(command.program())) {
      words.set(4, ClientProgram.file(command.program()));
    }
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(variable -> !command.inherits(variable));
    builder.environment().putAll(command.environment());
    if (command.folder() != null) {
      builder.directory(command.folder().toFile());
    }
    try {
      return new Running(command, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
