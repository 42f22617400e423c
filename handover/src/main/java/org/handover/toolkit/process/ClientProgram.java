package org.handover.toolkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which file one of PostgreSQL's client programs is. On Debian the one on the PATH is a script,
/// `pg_wrapper`, that looks for the newest and takes ten times as long to start as the program:
/// there the newest is looked for once.
final class ClientProgram {
  private static final Path WRAPPED = Path.of("/usr/lib/postgresql");
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private ClientProgram() {}

  static boolean is(String program) {
    return program.matches("psql|pg_[a-z]+");
  }

  /// The file to start instead of that name; the name itself where the PATH has no wrapper.
  static String file(String name) {
    return KNOWN.computeIfAbsent(name, ClientProgram::find);
  }

  private static String find(String name) {
    try {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file.toRealPath().endsWith("pg_wrapper") ? newest(name) : name;
        }
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newest(String name) throws IOException {
    if (!Files.isDirectory(WRAPPED)) {
      return name;
    }
    try (Stream<Path> versions = Files.list(WRAPPED)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("\\d+"))
          .filter(version -> Files.isExecutable(version.resolve("bin").resolve(name)))
          .max(
              Comparator.comparingInt(
                  version -> Integer.parseInt(version.getFileName().toString())))
          .map(version -> version.resolve("bin").resolve(name).toString())
          .orElse(name);
    }
  }
}
