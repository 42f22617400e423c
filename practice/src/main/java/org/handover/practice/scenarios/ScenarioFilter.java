package org.handover.practice.scenarios;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.practice.api.Query;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a list of scenarios is narrowed to: `difficulty` and `tag` by the exact word, `q` by a
/// substring of title or description, whatever its case.
final class ScenarioFilter {
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "difficulty",
          " and s.difficulty = :difficulty",
          "tag",
          " and exists (select from assistant_tags t where t.scenario_id = s.id and t.name = :tag)",
          "q",
          " and (s.title ilike :q or s.description ilike :q)");

  private final Map<String, String> values = new LinkedHashMap<>();

  ScenarioFilter(Query query) {
    query.text("difficulty").ifPresent(word -> values.put("difficulty", word));
    query.text("tag").ifPresent(name -> values.put("tag", name));
    query.text("q").ifPresent(part -> values.put("q", "%" + literally(part) + "%"));
  }

  boolean matchesNothing() {
    return !values.values().stream().allMatch(Query::canMatch);
  }

  /// SQL to go behind a `where` on `assistant_scenarios s`.
  String condition() {
    StringBuilder sql = new StringBuilder();
    values.keySet().forEach(name -> sql.append(CONDITIONS.get(name)));
    return sql.toString();
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    values.forEach(statement::param);
    return statement;
  }

  private static String literally(String part) {
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
