package org.handover.toolkit.parity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.toolkit.inventory.PathTemplate;
import org.handover.toolkit.parity.play.CaseOutcome;

/// What the cases reached of one endpoint.
///
/// @param endpoint method and path, with `{id}` where cases put one
/// @param statuses that the old backend answered
/// @param callers who asked
public record Coverage(
    String endpoint, int cases, int failed, Set<Integer> statuses, Set<String> callers) {
  private Coverage at(String other) {
    return new Coverage(other, cases, failed, statuses, callers);
  }

  private Coverage with(Coverage more) {
    Set<Integer> allStatuses = new TreeSet<>(statuses);
    Set<String> allCallers = new TreeSet<>(callers);
    allStatuses.addAll(more.statuses);
    allCallers.addAll(more.callers);
    return new Coverage(
        endpoint, cases + more.cases, failed + more.failed, allStatuses, allCallers);
  }

  /// Puts it together, case by case.
  static final class Collector {
    private static final int MOST = 2_000;
    private static final String OTHERS = "(others)";
    private final Map<String, Coverage> byEndpoint = new TreeMap<>();

    /// However many endpoints there are.
    void add(CaseOutcome outcome) {
      add(one(outcome));
    }

    void add(Coverage one) {
      boolean room = byEndpoint.size() < MOST || byEndpoint.containsKey(one.endpoint());
      Coverage counted = room ? one : one.at(OTHERS);
      byEndpoint.merge(counted.endpoint(), counted, Coverage::with);
    }

    private static Coverage one(CaseOutcome outcome) {
      return new Coverage(
          endpoint(outcome.request()),
          1,
          outcome.passed() ? 0 : 1,
          Set.of(outcome.status()),
          Set.of(outcome.caller().isEmpty() ? "the public" : outcome.caller()));
    }

    List<Coverage> coverage() {
      return List.copyOf(byEndpoint.values());
    }

    static String endpoint(String request) {
      String[] parts = request.split("[? ]", -1);
      String path = parts.length > 1 ? parts[1] : "";
      StringBuilder template = new StringBuilder(parts[0]).append(' ');
      for (String segment : path.replaceFirst("^/", "").split("/", -1)) {
        boolean id = segment.contains("${") || PathTemplate.looksLikeId(segment);
        template.append('/').append(id ? "{id}" : segment);
      }
      return template.length() > 120 ? template.substring(0, 120) + "…" : template.toString();
    }
  }
}
