package org.handover.practice.ai.openai;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Places for calls under way: so many for each user, so many in all. Where none is free the caller
/// is told at once, and does not wait.
final class Slots {
  sealed interface Entry {
    record Taken() implements Entry {}

    record Full(boolean yours) implements Entry {}
  }

  private final int inAll;
  private final int perUser;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<Integer, Integer> byUser = new ConcurrentHashMap<>();

  Slots(int inAll, int perUser) {
    this.inAll = inAll;
    this.perUser = perUser;
  }

  /// A place that is [Entry.Taken] has to be left again.
  Entry enter(int user) {
    if (byUser.merge(user, 1, Integer::sum) > perUser) {
      leaveUser(user);
      return new Entry.Full(true);
    }
    if (all.incrementAndGet() > inAll) {
      leave(user);
      return new Entry.Full(false);
    }
    return new Entry.Taken();
  }

  void leave(int user) {
    all.decrementAndGet();
    leaveUser(user);
  }

  private void leaveUser(int user) {
    byUser.computeIfPresent(user, (id, calls) -> calls == 1 ? null : calls - 1);
  }
}
