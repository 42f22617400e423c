package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.config.GatewaySettings;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The nginx of this machine, by its own command line.
final class NginxProgram {
  private static final String DUMP = "-T";
  private static final String FILE = "# configuration file ";

  private final GatewaySettings.Nginx settings;

  NginxProgram(GatewaySettings.Nginx settings) {
    this.settings = settings;
  }

  /// What the whole configuration comes to.
  ///
  /// @param files all that nginx has read
  record Tested(Completed completed, List<Path> files) {
    boolean accepted() {
      return completed.exitCode() == 0;
    }

    boolean includes(Path file) throws IOException {
      for (Path read : files) {
        if (Files.exists(read) && Files.isSameFile(read, file)) {
          return true;
        }
      }
      return false;
    }
  }

  /// `nginx -t`, and with `-T` also which files it has read.
  Tested test() {
    List<String> words = new ArrayList<>(settings.test());
    words.add(DUMP);
    Completed completed = run(words, "gateway.nginx.test");
    List<Path> files =
        completed
            .output()
            .lines()
            .filter(line -> line.startsWith(FILE) && line.endsWith(":"))
            .map(line -> line.substring(FILE.length(), line.length() - 1))
            .flatMap(NginxProgram::path)
            .toList();
    return new Tested(completed, files);
  }

  private static java.util.stream.Stream<Path> path(String text) {
    try {
      return java.util.stream.Stream.of(Path.of(text));
    } catch (InvalidPathException e) {
      return java.util.stream.Stream.empty();
    }
  }

  Completed reload() {
    return run(settings.reload(), "gateway.nginx.reload");
  }

  private static Completed run(List<String> words, String key) {
    try {
      return ProcessRunner.run(new Command(words, Map.of(), null, Set.of()));
    } catch (StoppedException e) {
      if (e.fault() instanceof Fault.ToolMissing missing) {
        throw new StoppedException(
            new Fault.ToolMissing(
                missing.tool(),
                missing.reason(),
                "install nginx (Debian: nginx-light), or name it in " + key),
            e);
      }
      throw e;
    }
  }
}
