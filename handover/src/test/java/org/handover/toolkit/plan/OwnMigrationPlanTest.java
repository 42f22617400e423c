package org.handover.toolkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// This repository's own expansion.
@Tag("integration")
class OwnMigrationPlanTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void hasNothingAgainstIt() {
    Outcome outcome = Workplace.at(folder, TestDatabases.sample()).run("db", "plan");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
