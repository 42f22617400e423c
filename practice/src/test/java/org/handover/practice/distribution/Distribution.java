package org.handover.practice.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What `bin/distribution` makes, unpacked elsewhere: made once, when the first test starts it.
public final class Distribution {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Distribution() {}

  /// The folder with `bin/practice` in it.
  public static Path unpacked() {
    return Made.UNPACKED;
  }

  private static final class Made {
    static final Path UNPACKED = make();

    private static Path make() {
      try {
        run(ROOT.resolve("bin/distribution").toString(), "practice");
        Path elsewhere = ROOT.resolve("practice/target/unpacked");
        run("rm", "-rf", elsewhere.toString());
        Files.createDirectory(elsewhere);
        Path archive = only(ROOT.resolve("practice/target"), "practice-*.tar.gz");
        run("tar", "-xzf", archive.toString(), "-C", elsewhere.toString());
        return only(elsewhere, "practice-*");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + output);
    }
  }

  private static Path only(Path folder, String glob) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path ->
              folder.getFileSystem().getPathMatcher("glob:" + glob).matches(path.getFileName()))
          .findFirst()
          .orElseThrow();
    }
  }
}
