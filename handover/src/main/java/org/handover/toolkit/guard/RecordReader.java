package org.handover.toolkit.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handover.toolkit.config.ErrorKind;
import org.handover.toolkit.files.Disk;
import org.jspecify.annotations.Nullable;

/// The request record of a gateway, followed while it is written: also when it is rotated,
/// truncated or not there for a while.
final class RecordReader implements AutoCloseable {
  /// Bytes a poll; the rest is read by the next one.
  private static final int BUDGET = 16 << 20;

  /// A file that was renamed is read for so many quiet polls more: nginx writes to it until it is
  /// told to open the new one.
  private static final int QUIET_POLLS = 30;

  private static final int MOST_FILES = 4;

  private final Path path;
  private final Set<ErrorKind> errors;
  private final List<FollowedFile> files = new ArrayList<>();
  private @Nullable Object key;
  private boolean first = true;

  RecordReader(Path path, Set<ErrorKind> errors) {
    this.path = path;
    this.errors = Set.copyOf(errors);
  }

  /// What was new.
  ///
  /// @param lines all of them
  /// @param unreadable how many of them were none of ours
  /// @param trouble why the file could not be read; null: it was
  record Batch(List<Observation> requests, int lines, int unreadable, @Nullable String trouble) {}

  Batch poll() {
    List<String> lines = new ArrayList<>();
    int tooLong = 0;
    String trouble = null;
    try {
      open();
    } catch (NoSuchFileException e) {
      trouble = path + " is not there";
    } catch (IOException e) {
      trouble = Disk.reason(e);
    }
    try {
      for (FollowedFile file : files) {
        file.poll(lines, BUDGET);
        tooLong += file.takeSkipped();
      }
      closeOld();
    } catch (IOException e) {
      trouble = Disk.reason(e);
    }
    first = false;
    return batch(lines, tooLong, trouble);
  }

  /// What was there before the guard came is not of its time; a file that comes later is.
  private void open() throws IOException {
    Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    if (files.isEmpty() || !Objects.equals(now, key)) {
      files.add(first ? FollowedFile.fromEnd(path) : FollowedFile.fromStart(path));
      key = now;
    }
  }

  private void closeOld() throws IOException {
    while (files.size() > 1
        && (files.size() > MOST_FILES || files.getFirst().quietPolls() > QUIET_POLLS)) {
      files.removeFirst().close();
    }
  }

  private Batch batch(List<String> lines, int tooLong, @Nullable String trouble) {
    List<Observation> requests = new ArrayList<>(lines.size());
    int unreadable = tooLong;
    for (String line : lines) {
      switch (RecordLine.parse(line, errors)) {
        case RecordLine.Request request -> requests.add(request.observation());
        case RecordLine.NoBackend _ -> {}
        case RecordLine.Unreadable _ -> unreadable++;
      }
    }
    return new Batch(requests, lines.size() + tooLong, unreadable, trouble);
  }

  @Override
  public void close() throws IOException {
    for (FollowedFile file : files) {
      file.close();
    }
  }
}
