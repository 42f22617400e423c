package org.handover.toolkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessRunnerTest {
  /// Says how nice it is.
  private static final Command NICE = Command.of("nice");

  @Test
  void letsEverybodyElseGoFirstWhereItShall() {
    int here = niceness(NICE);

    assertThat(niceness(NICE.with(Map.of(ProcessRunner.NICENESS, "7"))))
        .isEqualTo(Math.min(here + 7, 19));
  }

  private static int niceness(Command command) {
    return Integer.parseInt(ProcessRunner.run(command).output().strip());
  }
}
