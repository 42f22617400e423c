package org.handover.toolkit.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.Host;
import org.handover.toolkit.process.ProcessRunner;
import org.jspecify.annotations.Nullable;

/// How PostgreSQL's own programs are told where to go. Other programs of a machine can see
/// arguments, and some the environment: the password is in a file that only its owner may read, and
/// [ProcessRunner] takes it away before the program starts. What a run leaves that was killed in
/// between goes with the next one.
public final class ClientEnvironment implements AutoCloseable {
  private static final String PREFIX = "handover-";
  private static final String SUFFIX = ".pgpass";
  private static final Duration NEEDED = Duration.ofMinutes(1);

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final @Nullable Path passwords;

  public ClientEnvironment(DatabaseUrl url) throws IOException {
    variables.put("PGHOST", join(url.hosts().stream().map(Host::plainName)));
    variables.put("PGPORT", join(url.hosts().stream().map(h -> Integer.toString(h.port()))));
    variables.put("PGDATABASE", url.database());
    variables.put("PGAPPNAME", Database.APPLICATION);
    variables.put("PGCLIENTENCODING", "UTF8");
    if (url.user() != null) {
      variables.put("PGUSER", url.user());
    }
    // Of the keepalives there is no variable: programs keep the system's.
    url.parameters()
        .forEach((parameter, value) ->
            parameter.variable().ifPresent(name -> variables.put(name, value)));
    passwords = url.password() == null ? null : passwordFile(url.password());
    if (passwords != null) {
      variables.put(ProcessRunner.SECRET, passwords.toString());
      variables.put("PGPASSFILE", ProcessRunner.SECRET_FILE);
    }
  }

  private static String join(Stream<String> parts) {
    return parts.collect(Collectors.joining(","));
  }

  private static Path passwordFile(String password) throws IOException {
    Path file =
        Files.createTempFile(
            PREFIX,
            SUFFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    clear(file);
    String escaped = password.replace("\\", "\\\\").replace(":", "\\:");
    Files.writeString(file, "*:*:*:*:" + escaped + "\n");
    return file;
  }

  /// Those of ours that are older than any run needs them.
  private static void clear(Path ours) throws IOException {
    Instant old = Instant.now().minus(NEEDED);
    List<Path> found;
    try (Stream<Path> files = Files.list(Objects.requireNonNull(ours.getParent()))) {
      found =
          files
              .filter(file -> file.getFileName().toString().matches(PREFIX + "\\d+\\" + SUFFIX))
              .toList();
    }
    for (Path file : found) {
      try {
        if (Files.getOwner(file).equals(Files.getOwner(ours))
            && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException gone) {
        // Its run took it away in this moment, which is as well.
      }
    }
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  @Override
  public void close() throws IOException {
    if (passwords != null) {
      Files.deleteIfExists(passwords);
    }
  }
}
