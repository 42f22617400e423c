package org.handover.toolkit.parity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.toolkit.parity.play.CaseOutcome;

/// What the cases reached of one endpoint.
///
/// @param endpoint method and path, with `{id}` where cases put one
/// @param statuses that the old backend answered
/// @param callers who asked
public record Coverage(
    String endpoint, int cases, int failed, Set<Integer> statuses, Set<String> callers) {
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
    private final Map<String, Coverage> byEndpoint = new TreeMap<>();

    void add(CaseOutcome outcome) {
      byEndpoint.merge(endpoint(outcome.request()), one(outcome), Coverage::with);
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

    private static String endpoint(String request) {
      String[] parts = request.split("[? ]", -1);
      String path = parts.length > 1 ? parts[1] : "";
      StringBuilder template = new StringBuilder(parts[0]).append(' ');
      for (String segment : path.replaceFirst("^/", "").split("/", -1)) {
        boolean id = segment.contains("${") || segment.matches("-?\\d+|[0-9a-fA-F-]{36}");
        template.append('/').append(id ? "{id}" : segment);
      }
      return template.length() > 120 ? template.substring(0, 120) + "…" : template.toString();
    }
  }
}
