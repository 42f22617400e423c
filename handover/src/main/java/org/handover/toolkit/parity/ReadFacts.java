package org.handover.toolkit.parity;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.step.Table;

/// What only reads of the live database have to tell.
///
/// @param differing reads with a difference of any grade
/// @param passing reads with a difference that was gone when they were made again, and before and
///   after which a row may have changed
/// @param notCompared reads that say nothing, by the reason
public record ReadFacts(
    long differing, long passing, List<Noise> noise, Map<String, Long> notCompared) {
  List<Table> tables() {
    return List.of(
        new Table(
            "noise",
            List.of("endpoint", "what", "reads", "legacy", "legacy again"),
            noise.stream()
                .map(n ->
                    List.of(
                        n.endpoint(),
                        n.what(),
                        String.valueOf(n.reads()),
                        MismatchGroup.brief(n.one()),
                        MismatchGroup.brief(n.other())))
                .toList()),
        new Table(
            "not compared",
            List.of("why", "reads"),
            notCompared.entrySet().stream()
                .map(e -> List.of(e.getKey(), String.valueOf(e.getValue())))
                .toList()));
  }
}
