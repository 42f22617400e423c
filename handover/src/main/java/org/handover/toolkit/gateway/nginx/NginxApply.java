package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.TrafficDirectory;

/// Brings the files into force: written, tested by nginx, read anew by the running one, and seen to
/// be in force. What goes wrong on the way puts the files back as they were.
public final class NginxApply {
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(15);

  private final Configuration configuration;
  private final TrafficDirectory traffic;
  private final IncludeFolder folder;
  private final NginxProgram nginx;
  private final RunningVersion running;

  public NginxApply(Configuration configuration, Clock clock) {
    this(configuration, clock, DEFAULT_PATIENCE);
  }

  /// @param patience until the running nginx answers with the new version
  NginxApply(Configuration configuration, Clock clock, Duration patience) {
    this.configuration = configuration;
    this.traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
    this.folder = new IncludeFolder(configuration.gateway().nginx().include());
    this.nginx = new NginxProgram(configuration.gateway().nginx());
    this.running =
        new RunningVersion(ControlAddress.of(configuration.gateway().control()), patience);
  }

  /// Comes back when the running nginx answers with the new version.
  ///
  /// @throws StoppedException if the files are not in force; they are then as they were, unless
  ///   nginx does not run
  public NginxApplied run(Progress progress) throws IOException {
    NginxFiles files = NginxFiles.of(configuration);
    traffic.initialize();
    makeFolderOfRecord();
    try (ApplyLock _ = folder.lock()) {
      Optional<String> before = folder.install(files);
      progress.at("testing the configuration", 0, 0);
      test(before);
      progress.at("waiting for nginx to run " + files.version(), 0, 0);
      reload(files, before);
      folder.isInForce(files);
      return new NginxApplied(files.version(), before.orElse(""), findings(files));
    }
  }

  private void makeFolderOfRecord() throws IOException {
    Path parent = configuration.gateway().record().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  private void test(Optional<String> before) throws IOException {
    try {
      NginxProgram.Tested tested = nginx.test();
      tested.completed().orStop(remedyForRefusal());
      requireIncluded(tested, folder.http(), "http {}");
      requireIncluded(tested, folder.server(), "server {}");
    } catch (StoppedException e) {
      folder.putBack(before);
      throw e;
    }
  }

  private String remedyForRefusal() {
    return "the files that nginx includes are as they were, and it was not reloaded; mend what it"
        + " names (`handover nginx render` shows what it read; `include %s;` belongs into http {},"
            .formatted(folder.http())
        + " `include %s;` into server {}) and run this again".formatted(folder.server());
  }

  private static void requireIncluded(NginxProgram.Tested tested, Path file, String block)
      throws IOException {
    if (!tested.includes(file)) {
      throw new StoppedException(
          new Fault.Refused(
              "nginx does not include %s".formatted(file),
              "write `include %s;` into %s of its configuration and run this again; gateway.nginx.test"
                      .formatted(file, block)
                  + " has to name the configuration that runs"));
    }
  }

  private void reload(NginxFiles files, Optional<String> before) throws IOException {
    Completed reloaded = nginx.reload();
    if (reloaded.exitCode() != 0 && isNotRunning(reloaded)) {
      throw new StoppedException(
          new Fault.Unreachable(
              "nginx",
              "it does not run (%s)".formatted(reloaded.errors().strip()),
              "the files are tested and in place: start nginx, then run `handover nginx status`"));
    }
    try {
      reloaded.orStop("the files are as they were; mend gateway.nginx.reload");
      running.await(files.version());
    } catch (StoppedException e) {
      folder.putBack(before);
      if (reloaded.exitCode() == 0) {
        nginx.reload();
      }
      throw e;
    }
  }

  private static boolean isNotRunning(Completed reloaded) {
    return reloaded.errors().contains("invalid PID number")
        || reloaded.errors().contains("No such process")
        || (reloaded.errors().contains("open()") && reloaded.errors().contains("No such file"));
  }

  private List<Finding> findings(NginxFiles files) throws IOException {
    return List.of(
        Finding.pass("nginx", "it runs version " + files.version()),
        NginxVersion.proven(running.control().running().nginx()),
        TrafficSeen.by(running.control(), traffic.read()));
  }
}
