package org.handover.practice.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where an embedded server lives: its unpacked program, its data, its log. Only its owner may
/// enter, and only one process at a time.
final class EmbeddedFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFolder.class);
  private static final int LINES_OF_LOG = 5;

  private final Path path;
  private final boolean kept;
  private final FileChannel lock;
  private final EmbeddedGuard guard;

  private EmbeddedFolder(Path path, boolean kept) throws IOException {
    // As the operating system will name the program of a process.
    this.path = path.toRealPath();
    this.kept = kept;
    this.lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.guard = EmbeddedGuard.start(serverFile(), kept ? "" : this.path.toString());
  }

  /// Deleted by [#close].
  static EmbeddedFolder temporary() {
    try {
      return new EmbeddedFolder(Files.createTempDirectory("practice-"), false);
    } catch (IOException e) {
      throw unusable("temporary folder", e);
    }
  }

  /// A folder within the given one. The server of a process that was killed may still run here: it
  /// is stopped.
  static EmbeddedFolder kept(Path parent) {
    Path path = parent.resolve("postgresql");
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      EmbeddedFolder folder = new EmbeddedFolder(path, true);
      if (!folder.isOurs()) {
        folder.guard.close();
        folder.lock.close();
        throw new StartRefusedException(
            new StartupFailure.EmbeddedDatabaseFailed(path + " is in use by another process"));
      }
      folder.server().ifPresent(EmbeddedFolder::stop);
      return folder;
    } catch (IOException e) {
      throw unusable(path.toString(), e);
    }
  }

  private static StartRefusedException unusable(String folder, IOException e) {
    return new StartRefusedException(
        new StartupFailure.EmbeddedDatabaseFailed(
            "no use of %s: %s: %s".formatted(folder, e.getClass().getSimpleName(), e.getMessage())),
        e);
  }

  private boolean isOurs() throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  boolean isKept() {
    return kept;
  }

  EmbeddedGuard guard() {
    return guard;
  }

  Path program() {
    return path.resolve("program");
  }

  Path data() {
    return path.resolve("data");
  }

  private Path serverFile() {
    return data().resolve("postmaster.pid");
  }

  Path log() {
    return path.resolve("postgres.log");
  }

  /// Where a server that did not start says why.
  String endOfLog() {
    if (!Files.exists(log())) {
      return "";
    }
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Leaves no process behind, and no file unless they are to be kept. The starting thread holds
  /// this object's monitor meanwhile: what is half started must not be deleted.
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) {
      return;
    }
    ProcessHandle.current()
        .descendants()
        .filter(this::runsOurProgram)
        .forEach(EmbeddedFolder::stop);
    try {
      guard.watch(server());
      guard.close();
      lock.close();
    } catch (IOException e) {
      LOG.warn("Could not clean up {}", path, e);
    }
  }

  private boolean runsOurProgram(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(command -> command.startsWith(program().toString()))
        .isPresent();
  }

  /// The server is no child of this process: it detaches itself, and writes its process id into a
  /// file. After a crash of the machine the id may be another program's by now.
  Optional<ProcessHandle> server() throws IOException {
    if (!Files.exists(serverFile())) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readAllLines(serverFile()).getFirst().strip());
    return ProcessHandle.of(pid).filter(this::runsOurProgram);
  }

  /// Politely, and after five seconds otherwise.
  private static void stop(ProcessHandle process) {
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    if (process.destroyForcibly()) {
      process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }
  }
}
