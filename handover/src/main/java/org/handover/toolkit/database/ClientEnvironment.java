package org.handover.toolkit.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How PostgreSQL's own programs are told where to go. The password is in a file that only its
/// owner may read and that goes again: other programs of a machine can see arguments, and some the
/// environment.
public final class ClientEnvironment implements AutoCloseable {
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final @Nullable Path passwords;

  public ClientEnvironment(DatabaseUrl url) throws IOException {
    variables.put(
        "PGHOST", join(url.hosts().stream().map(h -> h.name().replaceAll("[\\[\\]]", ""))));
    variables.put("PGPORT", join(url.hosts().stream().map(h -> Integer.toString(h.port()))));
    variables.put("PGDATABASE", url.database());
    variables.put("PGAPPNAME", Database.APPLICATION);
    variables.put("PGCLIENTENCODING", "UTF8");
    if (url.user() != null) {
      variables.put("PGUSER", url.user());
    }
    url.parameters().forEach((parameter, value) -> variables.put(parameter.variable(), value));
    passwords = url.password() == null ? null : passwordFile(url.password());
    if (passwords != null) {
      variables.put("PGPASSFILE", passwords.toString());
    }
  }

  private static String join(java.util.stream.Stream<String> parts) {
    return parts.collect(Collectors.joining(","));
  }

  private static Path passwordFile(String password) throws IOException {
    Path file =
        Files.createTempFile(
            "handover-",
            ".pgpass",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    file.toFile().deleteOnExit();
    String escaped = password.replace("\\", "\\\\").replace(":", "\\:");
    Files.writeString(file, "*:*:*:*:" + escaped + "\n");
    return file;
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
