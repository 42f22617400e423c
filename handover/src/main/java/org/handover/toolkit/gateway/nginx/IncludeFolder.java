package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.toolkit.files.Disk;

/// The folder from which nginx includes both files:
///
/// ```
/// current            -> versions/VERSION   renamed over: both files change at once
/// versions/VERSION/http.conf, server.conf
/// ```
///
/// The last few versions are kept; the one that the link named before is the way back.
final class IncludeFolder {
  private static final int KEPT = 5;

  private final Path folder;

  IncludeFolder(Path folder) {
    this.folder = folder;
  }

  /// What nginx's `http {}` includes.
  Path http() {
    return current().resolve("http.conf");
  }

  /// What nginx's `server {}` includes.
  Path server() {
    return current().resolve("server.conf");
  }

  private Path current() {
    return folder.resolve("current");
  }

  private Path version(String name) {
    return folder.resolve("versions").resolve(name);
  }

  /// The version that the link names; empty: none.
  Optional<String> installed() throws IOException {
    return Files.isSymbolicLink(current())
        ? Optional.of(String.valueOf(Files.readSymbolicLink(current()).getFileName()))
        : Optional.empty();
  }

  /// Whether both files are as they were rendered: a person may have changed them.
  boolean holds(NginxFiles files) throws IOException {
    return areIn(current(), files);
  }

  private static boolean areIn(Path folder, NginxFiles files) throws IOException {
    return is(folder.resolve("http.conf"), files.http())
        && is(folder.resolve("server.conf"), files.server());
  }

  private static boolean is(Path file, String text) throws IOException {
    return Files.exists(file) && Files.readString(file).equals(text);
  }

  /// One `apply` at a time.
  ApplyLock lock() throws IOException {
    Files.createDirectories(folder);
    return ApplyLock.take(folder.resolve("lock"));
  }

  /// From now on nginx would read these.
  ///
  /// @return what to put back
  Optional<String> install(NginxFiles files) throws IOException {
    Path made = version(files.version());
    if (Files.exists(made) && !areIn(made, files)) {
      setAside(files.version());
    }
    Optional<String> before = installed();
    if (!Files.exists(made)) {
      Path unfinished = made.resolveSibling(files.version() + ".new");
      clear(unfinished);
      Files.createDirectories(unfinished);
      write(unfinished.resolve("http.conf"), files.http());
      write(unfinished.resolve("server.conf"), files.server());
      Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
    }
    point(files.version());
    return before;
  }

  /// A version that a person has changed is kept under another name, which the link then names.
  private void setAside(String version) throws IOException {
    String other = version + "-changed";
    clear(version(other));
    Files.createDirectories(version(other));
    for (String name : List.of("http.conf", "server.conf")) {
      Path changed = version(version).resolve(name);
      if (Files.exists(changed)) {
        Files.copy(changed, version(other).resolve(name));
      }
    }
    if (installed().equals(Optional.of(version))) {
      point(other);
    }
    Disk.delete(version(version));
  }

  private static void clear(Path made) throws IOException {
    if (Files.exists(made)) {
      Disk.delete(made);
    }
  }

  /// On the disk before the link names it: nginx may be started anew after a power cut.
  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void point(String version) throws IOException {
    Path link = folder.resolve("current.new");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("versions", version));
    Files.move(
        link, current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The link as it was.
  void putBack(Optional<String> before) throws IOException {
    if (before.isPresent()) {
      point(before.get());
    } else {
      Files.deleteIfExists(current());
    }
  }

  /// Keeps the last versions, and those that are named.
  void prune(List<String> named) throws IOException {
    List<Path> versions = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder.resolve("versions"))) {
      all.forEach(versions::add);
    }
    versions.sort(Comparator.comparing(IncludeFolder::written).reversed());
    for (Path old : versions.subList(Math.min(KEPT, versions.size()), versions.size())) {
      if (!named.contains(String.valueOf(old.getFileName()))) {
        Disk.delete(old);
      }
    }
  }

  private static FileTime written(Path version) {
    try {
      return Files.getLastModifiedTime(version, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
