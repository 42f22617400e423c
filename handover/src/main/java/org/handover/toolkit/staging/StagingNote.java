package org.handover.toolkit.staging;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.handover.toolkit.files.Json;

/// The file that says which process holds the environment.
record StagingNote(Path file) {
  /// A process that bears the number, but was started at another time, is another one.
  private static final Duration SAME_TIME = Duration.ofSeconds(2);

  record Holder(long pid, Instant started) {}

  static StagingNote in(Path folder) {
    return new StagingNote(folder.resolve("staging.json"));
  }

  /// The process, if it is still alive.
  Optional<ProcessHandle> holder() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Holder holder = Json.read(Files.readString(file), Holder.class);
      return ProcessHandle.of(holder.pid())
          .filter(process ->
              process
                  .info()
                  .startInstant()
                  .filter(start ->
                      Duration.between(start, holder.started()).abs().compareTo(SAME_TIME) < 0)
                  .isPresent());
    } catch (JsonParseException damaged) {
      return Optional.empty();
    }
  }

  void take() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Files.writeString(
        file, Json.text(new Holder(self.pid(), self.info().startInstant().orElse(Instant.EPOCH))));
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
