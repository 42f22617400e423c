package org.handover.toolkit.process;

import java.util.stream.Collectors;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// What a program answered, with secrets struck out.
public record Completed(Command command, int exitCode, String output, String errors) {
  private static final int SHOWN_LINES = 12;

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
    return errors.lines().limit(SHOWN_LINES).collect(Collectors.joining("\n"));
  }
}
