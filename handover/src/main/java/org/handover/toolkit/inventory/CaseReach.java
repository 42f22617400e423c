package org.handover.toolkit.inventory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.handover.toolkit.parity.cases.Case;
import org.jspecify.annotations.Nullable;

/// What the parity cases reach of one endpoint.
final class CaseReach {
  private final Set<Integer> statuses = new TreeSet<>();
  private final Set<String> parameters = new TreeSet<>();
  private final Set<String> callers = new TreeSet<>();
  private int cases;

  void add(Case played) {
    cases++;
    callers.add(played.caller().isEmpty() ? "the public" : played.caller());
    statuses.add(played.expect().path("status").asInt(played.expect().asInt(0)));
    parameters.addAll(call(played).parameters());
  }

  /// As far as it stands in the case: a placeholder is a segment like any other.
  static Call call(Case played) {
    String[] line = played.request().replaceAll("\\$\\{[^}]*}", "1").split(" ", 2);
    return Call.of(line[0], line[1], 0, null);
  }

  int cases() {
    return cases;
  }

  Set<String> callers() {
    return Set.copyOf(callers);
  }

  /// What was seen and is not in any case.
  static List<String> unreached(Usage usage, @Nullable CaseReach reach) {
    Set<String> unreached = new TreeSet<>();
    for (int status : usage.statuses()) {
      // A case plays what an API says, not what a proxy or a cache makes of it.
      boolean ofTheApi = status != 304 && status != 499 && status != 502 && status != 504;
      if (ofTheApi && (reach == null || !reach.statuses.contains(status))) {
        unreached.add("status " + status);
      }
    }
    for (String parameter : usage.parameters()) {
      if (reach == null || !reach.parameters.contains(parameter)) {
        unreached.add("?" + parameter);
      }
    }
    return List.copyOf(unreached);
  }
}
