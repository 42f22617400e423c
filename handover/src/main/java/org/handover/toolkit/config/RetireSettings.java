package org.handover.toolkit.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the legacy backend is retired.
///
/// @param quiet for how long nothing may have used it
/// @param logs access logs of the legacy backend itself, which see what passes the gateway by
/// @param stop the command that stops it: `[systemctl, disable, --now, legacy]`
/// @param start the command that starts it again
/// @param archive files and folders that are kept: configuration, the last logs, units
/// @param folder where the archive goes
/// @param reference where its code is kept: a repository with a commit
/// @param then a command for what may end with it, such as the frozen format of password hashes;
///   run once the archive is confirmed
public record RetireSettings(
    Duration quiet,
    List<Path> logs,
    List<String> stop,
    List<String> start,
    List<Path> archive,
    Path folder,
    @Nullable String reference,
    List<String> then) {
  public RetireSettings {
    logs = List.copyOf(logs);
    stop = List.copyOf(stop);
    start = List.copyOf(start);
    archive = List.copyOf(archive);
    then = List.copyOf(then);
  }

  static RetireSettings of(ConfigReader keys) {
    return new RetireSettings(
        keys.requireTime("quiet"),
        keys.paths("logs"),
        keys.texts("stop"),
        keys.texts("start"),
        keys.paths("archive"),
        keys.requirePath("folder"),
        keys.filledText("reference"),
        keys.texts("then"));
  }
}
