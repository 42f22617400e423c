package org.handover.practice.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.database.RunningService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The distribution is made, carried elsewhere, unpacked and run.
class DistributionIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path elsewhere;
  private static Path unpacked;

  @BeforeAll
  static void make() throws Exception {
    run(ROOT.resolve("bin/distribution").toString(), "practice");
    Path archive = only(ROOT.resolve("practice/target"), "practice-*.tar.gz");
    run("tar", "-xzf", archive.toString(), "-C", elsewhere.toString());
    unpacked = only(elsewhere, "practice-*");
  }

  @Test
  void startsWithTheClassesOfItsCache() throws Exception {
    Path log = elsewhere.resolve("classes.log");
    try (RunningService service = start("-Xlog:class+load:file=" + log)) {
      assertThat(service.says("practice serves http")).as(service.output()).isTrue();
      service.signal("TERM");

      assertThat(service.exitCode()).isEqualTo(143);
    }
    assertThat(Files.readString(log))
        .contains("org.handover.practice.Practice source: shared objects file");
  }

  /// Such as a cache that another build of Java made.
  @Test
  void startsWithoutACacheThatItCannotUse() throws Exception {
    Path cache = unpacked.resolve("app/practice.aot");
    byte[] good = Files.readAllBytes(cache);
    try {
      Files.writeString(cache, "no cache");
      try (RunningService service = start("")) {
        assertThat(service.says("practice serves http")).as(service.output()).isTrue();
      }
    } finally {
      Files.write(cache, good);
    }
  }

  private static RunningService start(String options) throws IOException {
    return RunningService.start(
        List.of(unpacked.resolve("bin/practice").toString()),
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "JAVA_OPTS",
            "-Djava.io.tmpdir=%s %s".formatted(elsewhere, options)));
  }

  private static void run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
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
