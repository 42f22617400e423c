package org.handover.toolkit.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// One of PostgreSQL's client programs.
public final class Tool {
  private static final Pattern VERSION = Pattern.compile("\\) (\\d+)");

  private Tool() {}

  /// Its major version.
  ///
  /// @throws StoppedException if it is not there
  public static int major(String name) {
    Completed answer =
        ProcessRunner.run(Command.of(name, "--version")).orStop("mend its installation");
    Matcher version = VERSION.matcher(answer.output());
    if (!version.find()) {
      throw new StoppedException(
          new Fault.ToolMissing(name, "does not say its version", "install PostgreSQL's own"));
    }
    return Integer.parseInt(version.group(1));
  }

  /// Insists on one that fits, and says which it is.
  ///
  /// @throws StoppedException if it is not there, or too old to dump that server
  public static int requireFor(String name, int serverMajor) {
    int major = major(name);
    if (major < serverMajor) {
      throw new StoppedException(
          new Fault.ToolMissing(
              name,
              "is %d, older than the server, which is %d".formatted(major, serverMajor),
              "install postgresql-client-%d and put it first on the PATH".formatted(serverMajor)));
    }
    return major;
  }
}
