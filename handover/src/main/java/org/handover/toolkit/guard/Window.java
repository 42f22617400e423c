package org.handover.toolkit.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import org.handover.toolkit.traffic.Backend;

/// The last ticks of one group.
final class Window {
  private final int length;
  private final Deque<Tick> ticks = new ArrayDeque<>();

  Window(int length) {
    this.length = length;
  }

  void add(Tick tick) {
    ticks.addLast(tick);
    if (ticks.size() > length) {
      ticks.removeFirst();
    }
  }

  void clear() {
    ticks.clear();
  }

  int ticks() {
    return ticks.size();
  }

  Counts counts(Backend backend) {
    Tally all = new Tally();
    ticks.forEach(tick -> all.add(tick.of(backend)));
    return all.counts();
  }
}
