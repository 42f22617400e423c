package org.handover.toolkit.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lines on a disk that survive the death of the writer, and writers at the same time.
///
/// A line that has no end was being written when its writer died, and nobody was told that it
/// stands: the next writer takes its place.
final class JournalFile {
  private final Path path;

  JournalFile(Path path) {
    this.path = path;
  }

  /// Complete lines only.
  List<String> lines() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = Files.readString(path);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /// @param next makes the new line from the last one (empty before the first)
  void append(UnaryOperator<String> next) throws IOException {
    // The file's lock is held by the whole process.
    synchronized (JournalFile.class) {
      appendAlone(next);
    }
  }

  private void appendAlone(UnaryOperator<String> next) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel file =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      List<String> lines = lines();
      String line = next.apply(lines.isEmpty() ? "" : lines.getLast()) + "\n";
      long end = lines.stream().mapToLong(l -> bytes(l).length + 1L).sum();
      file.truncate(end);
      file.position(end);
      ByteBuffer bytes = ByteBuffer.wrap(bytes(line));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
