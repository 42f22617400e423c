package org.handover.toolkit.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
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

  /// Whole, or not at all.
  void write(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path written = folder.resolve(file.getFileName() + ".new");
    Files.writeString(written, JsonValues.MAPPER.writeValueAsString(this));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
