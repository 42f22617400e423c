package org.handover.toolkit.parity.clones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which backends a run has started, in files: should it be killed together with what would end
/// them, the next run does.
public final class Leftovers {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})-[a-z]+\\.pid");

  /// A process that bears the number of one of ours, but was started at another time, is not ours.
  private static final Duration SAME_TIME = Duration.ofSeconds(5);

  private final Path folder;
  private final RunLock lock;
  private final Set<Integer> ports = new HashSet<>();

  private Leftovers(Path folder, RunLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Ends what earlier runs left running.
  ///
  /// @param folder where the files are
  public static Leftovers in(Path folder, Clones clones) throws IOException, SQLException {
    Leftovers leftovers = new Leftovers(folder, clones.lock());
    Files.createDirectories(folder);
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    for (Path file : files) {
      leftovers.endIfAbandoned(file);
    }
    return leftovers;
  }

  Path pidFile(String backend) {
    return folder.resolve("%s-%s.pid".formatted(lock.id(), backend.replaceAll("[^a-z]", "")));
  }

  /// Also while those of the run that were given out before are not listened on yet.
  int freePort() {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0)) {
        if (ports.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void endIfAbandoned(Path file) throws IOException, SQLException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches() || lock.isAlive(name.group(1))) {
      return;
    }
    String pid = Files.readString(file).strip();
    if (pid.matches("\\d{1,9}")) {
      Instant noted = Files.getLastModifiedTime(file).toInstant();
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
      process
          .filter(p -> isOfThatTime(p, noted))
          .ifPresent(p -> {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
          });
    }
    Files.delete(file);
  }

  private static boolean isOfThatTime(ProcessHandle process, Instant noted) {
    return process
        .info()
        .startInstant()
        .filter(start -> Duration.between(start, noted).abs().compareTo(SAME_TIME) < 0)
        .isPresent();
  }
}
