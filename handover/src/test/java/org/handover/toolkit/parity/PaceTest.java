package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void letsSoManyThroughASecondAndDoesNotMakeUpForLostTime() {
    AtomicLong clock = new AtomicLong(1_000);
    Pace pace = new Pace(4, () -> false, clock::get, clock::addAndGet);
    for (int i = 0; i < 9; i++) {
      pace.run();
    }
    assertThat(clock.get()).isEqualTo(1_000 + 2_000_000_000L);
    clock.addAndGet(10_000_000_000L);
    long late = clock.get();
    pace.run();
    pace.run();
    assertThat(clock.get()).isEqualTo(late + 250_000_000);
  }
}
