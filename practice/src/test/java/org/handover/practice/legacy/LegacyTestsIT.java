package org.handover.practice.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;

class LegacyTestsIT {
  private static final int PATIENCE_SECONDS = 180;

  @Test
  void theReferenceApiPassesItsOwnTests() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      ProcessBuilder tests =
          new ProcessBuilder("/usr/bin/python3", "-m", "unittest")
              .directory(Path.of("..", "legacy").toFile())
              .redirectErrorStream(true);
      tests.environment().put("TEST_DATABASE_URL", database.url());
      tests.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = tests.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      assertThat(output).contains("\nOK");
    }
  }
}
