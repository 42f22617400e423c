package org.handover.toolkit.parity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import tools.jackson.core.JacksonException;

/// How far a run over logs has come, for the one that goes on.
///
/// @param logs by their names
/// @param beginnings a digest of each log's first line: it must still be the same file
/// @param log which of them is next, of which `line` was the last
/// @param lines of those that are done, `unread` of which say no request
record ReadState(
    List<String> logs,
    List<String> beginnings,
    int log,
    long line,
    long lines,
    long unread,
    ReadTally.Kept tally) {
  private static final int LONGEST_FIRST_LINE = 4_096;

  ReadState {
    logs = List.copyOf(logs);
    beginnings = List.copyOf(beginnings);
    Objects.requireNonNull(tally);
  }

  static ReadState read(Path file) throws IOException {
    try {
      return JsonValues.MAPPER.readValue(Files.readString(file), ReadState.class);
    } catch (JacksonException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              file.toString(), "is no state of a run", "take it away to begin anew"),
          e);
    }
  }

  /// Of the first line: a log that was rotated meanwhile has another one.
  static String beginning(Path log) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      String text = new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
      return Sha256.of(text.split("\n", 2)[0]);
    }
  }

  /// Whole, or not at all.
  void write(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path written = folder.resolve(file.getFileName() + ".new");
    Files.writeString(written, JsonValues.MAPPER.writeValueAsString(this));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
