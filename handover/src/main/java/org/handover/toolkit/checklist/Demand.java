package org.handover.toolkit.checklist;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.step.Finding;

/// What has to be in the journal for an item.
///
/// @param step the command: `db verify`
/// @param how to get it, said where it is missing
/// @param intent what the run has to have been started with: the item's own name
/// @param ofVersions whether it counts for the versions of the backends only that it was of
/// @param before steps after which it counts no longer
/// @param age how old it may be
/// @param look what a run shows
record Demand(
    String step,
    String how,
    Map<String, String> intent,
    boolean ofVersions,
    Set<String> before,
    Duration age,
    Look look) {
  Demand {
    intent = Map.copyOf(intent);
    before = Set.copyOf(before);
  }

  /// What a run of the step shows of the item. Only the verdict, what was seen and the remedy
  /// count.
  @FunctionalInterface
  interface Look {
    Finding read(StepRun run);
  }

  /// That the step passed.
  static Demand pass(String step, Duration age) {
    return new Demand(step, "handover " + step, Map.of(), false, Set.of(), age, Looks::verdict);
  }

  Demand look(Look other) {
    return new Demand(step, how, intent, ofVersions, before, age, other);
  }

  /// It is of these versions of both backends.
  Demand boundToVersions() {
    return new Demand(step, how, intent, true, before, age, look);
  }

  /// None of these steps has been done since.
  Demand since(String... steps) {
    return new Demand(step, how, intent, ofVersions, Set.of(steps), age, look);
  }

  Demand of(String item) {
    return new Demand(
        step, how + " '" + item + "'", Map.of("item", item), ofVersions, before, age, look);
  }

  /// Started with that.
  Demand with(String key, String value) {
    return new Demand(step, how, Map.of(key, value), ofVersions, before, age, look);
  }

  Demand by(String command) {
    return new Demand(step, command, intent, ofVersions, before, age, look);
  }

  boolean fits(StepRun run) {
    return run.step().equals(step)
        && intent.entrySet().stream()
            .allMatch(e -> run.intent(e.getKey()).filter(e.getValue()::equals).isPresent());
  }
}
