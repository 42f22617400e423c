package org.handover.practice.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.practice.identity.passwords.FairQueue.Work;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void letsNetworksTakeTurns() {
    FairQueue queue = new FairQueue(100);
    for (int i = 0; i < 3; i++) {
      add(queue, "many", "many " + i);
    }
    add(queue, "one", "one");

    runAll(queue);

    assertThat(log).containsExactly("many 0", "one", "many 1", "many 2");
  }

  @Test
  void refusesTheLastOfTheLongestLaneWhenItIsFull() {
    FairQueue queue = new FairQueue(2);
    add(queue, "many", "many 0");
    add(queue, "many", "many 1");
    add(queue, "one", "one");
    add(queue, "many", "many 2");

    runAll(queue);

    assertThat(log).containsExactly("many 1 refused", "many 2 refused", "many 0", "one");
    assertThat(queue.size()).isZero();
  }

  private void add(FairQueue queue, String lane, String name) {
    queue
        .add(lane, new Work(() -> log.add(name), () -> log.add(name + " refused")))
        .ifPresent(refused -> refused.refuse().run());
  }

  private static void runAll(FairQueue queue) {
    for (Optional<Work> next = queue.next(); next.isPresent(); next = queue.next()) {
      next.get().run().run();
      queue.done();
    }
  }
}
