package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bench/assessments` on a small scale.
class NothingLostIT {
  private static final int ASSESSMENTS = 40;
  private static final int QUESTIONS = 5;

  @TempDir Path folder;

  @Test
  void everyAssessmentIsDoneOnceWhateverIsKilled() throws Exception {
    try (TestDatabase database =
        TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand")) {
      NothingLost.Figures figures =
          new NothingLost(ASSESSMENTS, 4, 2, .3, 2026).run(database, folder);

      assertThat(figures.acknowledged()).isEqualTo(ASSESSMENTS);
      assertThat(figures.queued()).isEqualTo(ASSESSMENTS);
      assertThat(figures.done()).isEqualTo(ASSESSMENTS);
      assertThat(figures.activities()).isEqualTo(ASSESSMENTS);
      assertThat(figures.distinctTranscripts()).isEqualTo(ASSESSMENTS);
      assertThat(figures.items()).isEqualTo(ASSESSMENTS * QUESTIONS);
      assertThat(figures.attempts()).isGreaterThan(ASSESSMENTS);
      assertThat(figures.jobsLeft()).isZero();
    }
  }
}
