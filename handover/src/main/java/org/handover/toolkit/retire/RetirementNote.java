package org.handover.toolkit.retire;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// How far the retirement has come.
///
/// @param at when the backend was stopped
/// @param sum of the archive, SHA-256
/// @param confirmedBy who has confirmed the archive; null: not confirmed, and it can be undone
record RetirementNote(Instant at, String archive, String sum, @Nullable String confirmedBy) {
  private static Path file(Path folder) {
    return folder.resolve("retirement.json");
  }

  static Optional<RetirementNote> read(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file(folder)), RetirementNote.class));
    } catch (JsonParseException e) {
      throw new StoppedException(
          new Fault.Refused(
              file(folder) + " is damaged: " + e.getMessage(),
              "the journal says how far the retirement has come: mend the file by it"),
          e);
    }
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file(folder).getParent()));
    Path unfinished = folder.resolve("retirement.json.new");
    Files.writeString(unfinished, Json.pretty(this));
    Files.move(
        unfinished,
        file(folder),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(file(folder));
  }

  RetirementNote confirmed(String by) {
    return new RetirementNote(at, archive, sum, by);
  }
}
