package org.handover.practice.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MinimumDurationTest {
  private final AtomicLong now = new AtomicLong(-7);
  private final MinimumDuration time =
      new MinimumDuration(Duration.ofNanos(300), now::get, nanos -> now.addAndGet(nanos));

  @Test
  void takesAsLongForWhateverIsDoneSooner() {
    assertThat(time.of(() -> now.addAndGet(40))).isEqualTo(33);
    assertThat(now).hasValue(293);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            time.of(() -> {
              now.addAndGet(1);
              throw new IllegalStateException();
            }));
    assertThat(now).hasValue(593);
  }

  @Test
  void addsNothingToWhatTakesLonger() {
    time.of(() -> now.addAndGet(1000));

    assertThat(now).hasValue(993);
  }
}
