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
/// A line that has no end was being written when its writer died, and its end was never
/// acknowledged: it stands: the next writer takes its place.
final class JournalFile {
  /// Bytes that are read at a time in search of the last line, however long the journal is.
  private static final int BLOCK = 4096;

  private final Path path;

  JournalFile(Path path) {
    this.path = path;
  }

  /// What is there.
  ///
  /// @param lines complete ones; bytes that are no UTF-8 are replaced, and so fit no hash
  /// @param unfinished whether something without an end follows
  record Content(List<String> lines, boolean unfinished) {}

  Content content() throws IOException {
    if (!Files.exists(path)) {
      return new Content(List.of(), false);
    }
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    List<String> lines = end == 0 ? List.of() : List.of(text.substring(0, end - 1).split("\n", -1));
    return new Content(lines, end < text.length());
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
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      long end = endOfLine(file, file.size());
      long start = end == 0 ? 0 : endOfLine(file, end - 1);
      String line = next.apply(text(file, start, end).stripTrailing()) + "\n";
      file.truncate(end);
      file.position(end);
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  /// Where the last line ends that ends before this position.
  private static long endOfLine(FileChannel file, long before) throws IOException {
    for (long to = before; to > 0; to = Math.max(0, to - BLOCK)) {
      long from = Math.max(0, to - BLOCK);
      ByteBuffer block = bytes(file, from, to);
      for (int at = block.limit() - 1; at >= 0; at--) {
        if (block.get(at) == '\n') {
          return from + at + 1;
        }
      }
    }
    return 0;
  }

  private static String text(FileChannel file, long from, long to) throws IOException {
    return StandardCharsets.UTF_8.decode(bytes(file, from, to)).toString();
  }

  private static ByteBuffer bytes(FileChannel file, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // It comes in pieces.
    }
    return bytes.flip();
  }
}
