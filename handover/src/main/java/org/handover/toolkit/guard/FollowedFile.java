package org.handover.toolkit.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// One file to which another process appends lines. It stays open when it is renamed or deleted.
final class FollowedFile implements AutoCloseable {
  /// Longer lines are skipped.
  static final int LONGEST_LINE = 1 << 16;

  private static final int BLOCK = 1 << 16;
  private static final int REMEMBERED = 64;

  private final FileChannel channel;
  private final ByteArrayOutputStream torn = new ByteArrayOutputStream();
  private long position;

  /// The bytes before the position: if they change, the file was truncated and grew again.
  private byte[] before = new byte[0];

  private boolean skipping;
  private int skipped;
  private int quietPolls;

  private FollowedFile(FileChannel channel) {
    this.channel = channel;
  }

  static FollowedFile fromStart(Path path) throws IOException {
    return new FollowedFile(FileChannel.open(path, StandardOpenOption.READ));
  }

  /// Only what is written from now on; a line that is there in part is skipped.
  static FollowedFile fromEnd(Path path) throws IOException {
    FollowedFile file = fromStart(path);
    file.position = file.channel.size();
    file.before = file.read(Math.max(0, file.position - REMEMBERED), REMEMBERED);
    file.skipping = file.before.length > 0 && file.before[file.before.length - 1] != '\n';
    return file;
  }

  /// Adds the lines that are complete since the last time.
  ///
  /// @param budget bytes to read at most
  void poll(List<String> lines, int budget) throws IOException {
    if (isAnother()) {
      position = 0;
      before = new byte[0];
      torn.reset();
      skipping = false;
    }
    long start = position;
    for (byte[] block = read(position, BLOCK);
        block.length > 0 && position - start < budget;
        block = read(position, BLOCK)) {
      position += block.length;
      split(block, lines);
      remember(block);
    }
    quietPolls = position == start ? quietPolls + 1 : 0;
  }

  private boolean isAnother() throws IOException {
    return channel.size() < position
        || !Arrays.equals(before, read(position - before.length, before.length));
  }

  private byte[] read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
      // It comes in pieces.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void remember(byte[] block) {
    int length = Math.min(REMEMBERED, block.length);
    before = Arrays.copyOfRange(block, block.length - length, block.length);
  }

  private void split(byte[] block, List<String> lines) {
    int start = 0;
    for (int i = 0; i < block.length; i++) {
      if (block[i] == '\n') {
        end(block, start, i, lines);
        start = i + 1;
      }
    }
    if (!skipping) {
      torn.write(block, start, block.length - start);
    }
    if (torn.size() > LONGEST_LINE) {
      torn.reset();
      skipping = true;
      skipped++;
    }
  }

  private void end(byte[] block, int start, int end, List<String> lines) {
    if (skipping) {
      skipping = false;
    } else if (torn.size() == 0) {
      lines.add(new String(block, start, end - start, StandardCharsets.UTF_8));
    } else {
      torn.write(block, start, end - start);
      lines.add(torn.toString(StandardCharsets.UTF_8));
    }
    torn.reset();
  }

  /// Lines that were too long, since the last time.
  int takeSkipped() {
    int taken = skipped;
    skipped = 0;
    return taken;
  }

  /// For how many polls nothing was new.
  int quietPolls() {
    return quietPolls;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
