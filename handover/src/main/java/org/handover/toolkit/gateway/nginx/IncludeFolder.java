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
/// last-good          -> versions/VERSION   was seen to be in force
/// versions/VERSION/http.conf, server.conf
/// ```
///
/// The last few versions are kept. The way back is the one that `current` named before, unless an
/// `apply` that was killed left one there that was never in force.
final class IncludeFolder {
  private static final int KEPT = 5;
  private static final String CHANGED = "-changed";

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

  private Path good() {
    return folder.resolve("last-good");
  }

  private Path version(String name) {
    return folder.resolve("versions").resolve(name);
  }

  /// The version that the link names; empty: none.
  Optional<String> installed() throws IOException {
    return named(current());
  }

  private static Optional<String> named(Path link) throws IOException {
    return Files.isSymbolicLink(link)
        ? Optional.of(String.valueOf(Files.readSymbolicLink(link).getFileName()))
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
    Optional<String> before = wayBack();
    if (!Files.exists(made)) {
      Path unfinished = made.resolveSibling(files.version() + ".new");
      clear(unfinished);
      Files.createDirectories(unfinished);
      write(unfinished.resolve("http.conf"), files.http());
      write(unfinished.resolve("server.conf"), files.server());
      Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
    }
    point(current(), files.version());
    return before;
  }

  private Optional<String> wayBack() throws IOException {
    Optional<String> before = installed();
    Optional<String> good = named(good()).filter(name -> Files.exists(version(name)));
    boolean wasInForce =
        before.isPresent()
            && good.isPresent()
            && before.get().replace(CHANGED, "").equals(good.get());
    return wasInForce ? before : good.or(() -> before);
  }

  /// The running nginx answers with this one.
  void isInForce(NginxFiles files) throws IOException {
    point(good(), files.version());
    prune(files.version());
  }

  /// A version that a person has changed is kept under another name, which the link then names.
  private void setAside(String version) throws IOException {
    String other = version + CHANGED;
    clear(version(other));
    Files.createDirectories(version(other));
    for (String name : List.of("http.conf", "server.conf")) {
      Path changed = version(version).resolve(name);
      if (Files.exists(changed)) {
        Files.copy(changed, version(other).resolve(name));
      }
    }
    if (installed().equals(Optional.of(version))) {
      point(current(), other);
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

  private static void point(Path link, String version) throws IOException {
    Path fresh = link.resolveSibling(link.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, Path.of("versions", version));
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The link as it was.
  void putBack(Optional<String> before) throws IOException {
    if (before.isPresent()) {
      point(current(), before.get());
    } else {
      Files.deleteIfExists(current());
    }
  }

  /// Keeps the last versions, and the one in force.
  private void prune(String inForce) throws IOException {
    List<Path> versions = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder.resolve("versions"))) {
      all.forEach(versions::add);
    }
    versions.sort(Comparator.comparing(IncludeFolder::written).reversed());
    for (Path old : versions.subList(Math.min(KEPT, versions.size()), versions.size())) {
      if (!inForce.equals(String.valueOf(old.getFileName()))) {
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
