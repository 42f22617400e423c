package org.handover.practice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The distribution is made, carried elsewhere, unpacked and run.
class DistributionIT {
  @TempDir static Path elsewhere;
  private final Path unpacked = Distribution.unpacked();

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
    return RunningService.start(elsewhere, options, Map.of());
  }
}
