package org.handover.practice.identity.passwords;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Work that waits, in a lane for each network that it came from; the lanes take turns. When it is
/// full, the longest lane gives up what came to it last: one network can fill the queue, and still
/// another's work waits for no more than one piece of each lane.
final class FairQueue {
  /// Something to do, or to refuse.
  record Work(Runnable run, Runnable refuse) {}

  private final int most;
  private final Map<Object, Deque<Work>> lanes = new LinkedHashMap<>();
  private int size;
  private int underway;

  /// @param most how many pieces may wait or be under way; more than there are threads
  FairQueue(int most) {
    this.most = most;
  }

  /// Adds work.
  ///
  /// @return what has to be refused for it: nothing, other work, or this
  synchronized Optional<Work> add(Object lane, Work work) {
    lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>()).addLast(work);
    size++;
    return size + underway > most ? Optional.of(removeLastOfTheLongest()) : Optional.empty();
  }

  private Work removeLastOfTheLongest() {
    Map.Entry<Object, Deque<Work>> longest =
        lanes.entrySet().stream()
            .max(Comparator.comparingInt(lane -> lane.getValue().size()))
            .orElseThrow();
    Work last = longest.getValue().removeLast();
    size--;
    if (longest.getValue().isEmpty()) {
      lanes.remove(longest.getKey());
    }
    return last;
  }

  /// The first work of the lane whose turn it is, which then is last; nothing where none waits. It
  /// counts until it is [done][#done].
  synchronized Optional<Work> next() {
    if (lanes.isEmpty()) {
      return Optional.empty();
    }
    Object lane = lanes.keySet().iterator().next();
    Deque<Work> waiting = Objects.requireNonNull(lanes.remove(lane));
    Work work = waiting.removeFirst();
    size--;
    underway++;
    if (!waiting.isEmpty()) {
      lanes.put(lane, waiting);
    }
    return Optional.of(work);
  }

  synchronized void done() {
    underway--;
  }

  /// How many pieces wait.
  synchronized int size() {
    return size;
  }
}
