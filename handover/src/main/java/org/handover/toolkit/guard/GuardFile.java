package org.handover.toolkit.guard;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.handover.toolkit.files.Json;

/// The guard's last report, beside the traffic state.
public record GuardFile(Path traffic) {
  private Path path() {
    return traffic.resolve("guard.json");
  }

  /// Whole or not at all; not forced to the disk, as it is of use only while the guard runs.
  void write(GuardReport report) throws IOException {
    Files.createDirectories(traffic);
    Path unfinished = traffic.resolve("guard.json.new");
    Files.writeString(unfinished, Json.text(report));
    Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The last one that any guard wrote: how old it is says whether one is at work.
  ///
  /// @return empty: there is none, or it is damaged
  public Optional<GuardReport> read() throws IOException {
    try {
      return Optional.of(Json.read(Files.readString(path()), GuardReport.class));
    } catch (NoSuchFileException | JsonParseException e) {
      return Optional.empty();
    }
  }
}
