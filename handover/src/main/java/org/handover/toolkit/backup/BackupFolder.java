package org.handover.toolkit.backup;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A backup on the disk: `manifest.json`, and the dump in `dump/`.
record BackupFolder(Path path) {
  Path dump() {
    return path.resolve("dump");
  }

  private Path manifest() {
    return path.resolve("manifest.json");
  }

  /// With its sum beside it, as `sha256sum --check` reads it; on the disk when this comes back.
  void write(Manifest manifest) throws IOException {
    write(manifest(), Json.text(manifest));
    write(sum(), "%s  manifest.json\n".formatted(sha256(manifest())));
    force(path);
  }

  private Path sum() {
    return path.resolve("manifest.json.sha256");
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// What this backup is recognised by.
  String id() throws IOException {
    return sha256(manifest());
  }

  /// Whether the manifest is the one that was written.
  boolean isManifestIntact() throws IOException {
    return Files.exists(sum())
        && Files.readString(sum()).equals("%s  manifest.json\n".formatted(sha256(manifest())));
  }

  Manifest read() throws IOException {
    if (!Files.exists(manifest())) {
      throw new StoppedException(
          new Fault.Misconfigured(
              path.toString(), "is no backup: it has no manifest.json", "name one"));
    }
    try {
      Manifest manifest = Json.read(Files.readString(manifest()), Manifest.class);
      if (manifest.version() != Manifest.VERSION) {
        throw new StoppedException(
            new Fault.Refused(
                "%s was made by another version of this program".formatted(path),
                "restore it with that one, or take another backup"));
      }
      return manifest;
    } catch (JsonParseException e) {
      throw new StoppedException(
          new Fault.Refused(
              "the manifest of %s cannot be read: %s".formatted(path, e.getMessage()),
              "take another backup"),
          e);
    }
  }

  /// Of the dump, sorted; none if somebody took its folder away.
  List<Path> dumpedFiles() throws IOException {
    if (!Files.isDirectory(dump())) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(dump())) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// The same as [#files], once they are on the disk.
  List<Manifest.StoredFile> secured() throws IOException {
    for (Path file : dumpedFiles()) {
      force(file);
    }
    force(dump());
    force(path);
    return files();
  }

  /// A file or a folder.
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  List<Manifest.StoredFile> files() throws IOException {
    List<Manifest.StoredFile> files = new ArrayList<>();
    for (Path file : dumpedFiles()) {
      files.add(
          new Manifest.StoredFile(
              path.relativize(file).toString(), Files.size(file), sha256(file)));
    }
    return files;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      Sha256 sum = new Sha256();
      sum.add(bytes);
      return sum.hex();
    }
  }

  void delete() throws IOException {
    Disk.delete(path);
  }
}
