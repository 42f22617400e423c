package org.handover.toolkit.step;

/// Why a step could not be done, or was refused.
public sealed interface Fault {
  /// What to do about it.
  String remedy();

  /// For people.
  default String text() {
    return switch (this) {
      case Misconfigured f -> f.where() + " " + f.what();
      case Unreachable f -> f.server() + " cannot be reached: " + f.reason();
      case ToolMissing f -> f.tool() + " " + f.reason();
      case CommandFailed f ->
          "%s ended with %d%n%s"
              .formatted(f.command(), f.exitCode(), f.errors().indent(4).stripTrailing());
      case DatabaseRefused f ->
          "%s: the database says %s (%s)".formatted(f.doing(), f.message(), f.state());
      case Refused f -> f.what();
      case GaveWay f -> f.what();
      case Broken f -> "a fault of this program: " + f.what();
    };
  }

  /// The configuration file or a setting of the environment.
  ///
  /// @param where `handover.yml: schema.expected`
  record Misconfigured(String where, String what, String remedy) implements Fault {}

  record Unreachable(String server, String reason, String remedy) implements Fault {}

  record ToolMissing(String tool, String reason, String remedy) implements Fault {}

  /// A program ended badly.
  ///
  /// @param command with secrets struck out
  record CommandFailed(String command, int exitCode, String errors, String remedy)
      implements Fault {}

  /// The server said no.
  record DatabaseRefused(String doing, String state, String message, String remedy)
      implements Fault {}

  /// The step itself will not go on from what it found.
  record Refused(String what, String remedy) implements Fault {}

  /// This program itself is at fault.
  ///
  /// @param what which exception, and where; its message, which could repeat a value, is left out
  record Broken(String what, String remedy) implements Fault {}

  /// It can be tried again: others were in the way.
  record GaveWay(String what, String remedy) implements Fault {}
}
