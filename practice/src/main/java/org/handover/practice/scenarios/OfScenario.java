package org.handover.practice.scenarios;

import org.handover.practice.api.Principal;
import org.handover.practice.api.v2.resource.Filter;

/// What rows that belong to a scenario share on API v2: they are seen where it is seen, and listed
/// by it.
public final class OfScenario {
  private OfScenario() {}

  /// SQL that holds for rows whose scenario the caller sees.
  ///
  /// @param column of the row, that holds the scenario's id
  public static String visible(Principal principal, String column) {
    return principal.isEducator()
        ? "true"
        : "exists (select from assistant_scenarios s where s.id = %s and %s)"
            .formatted(column, ScenarioStatements.of(false).visible());
  }

  /// The filter `scenario`.
  public static Filter filter(String column) {
    return new Filter.Reference(
        "scenario",
        column + " = :scenario",
        "assistant_scenarios s where s.id = :scenario and (%s or :educator)"
            .formatted(ScenarioStatements.of(false).visible()));
  }
}
