package org.handover.toolkit.process;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// What a program answered, with secrets struck out.
public record Completed(Command command, int exitCode, String output, String errors) {
  private static final int SHOWN_LINES = 12;

  /// `ERROR: invalid input syntax for type integer: "x"`.
  private static final Pattern VALUE = Pattern.compile("(ERROR: [^\"]*(?:: | value | key ))\".*");

  /// This, if all went well.
  ///
  /// @throws StoppedException unless it exited with 0
  public Completed orStop(String remedy) {
    if (exitCode != 0) {
      throw new StoppedException(
          new Fault.CommandFailed(command.toString(), exitCode, firstErrors(), remedy));
    }
    return this;
  }

  private String firstErrors() {
    return errors
        .lines()
        .flatMap(this::withoutValues)
        .limit(SHOWN_LINES)
        .collect(Collectors.joining("\n"));
  }

  /// What pg_dump and pg_restore repeat of a server's answer beyond its first line (DETAIL,
  /// CONTEXT) holds rows, and its first line may quote a value at its end.
  private Stream<String> withoutValues(String line) {
    if (!command.program().startsWith("pg_")) {
      return Stream.of(line);
    }
    return line.startsWith(command.program() + ":")
        ? Stream.of(VALUE.matcher(line).replaceFirst("$1 …"))
        : Stream.empty();
  }
}
