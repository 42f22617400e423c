package org.handover.toolkit.parity.cases;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One case written once, with a `table` whose rows say what changes: placeholders, and parts of
/// the case as a whole.
final class CaseTable {
  private static final Set<String> PARTS =
      Stream.of(Case.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(toUnmodifiableSet());

  private CaseTable() {}

  static Stream<ObjectNode> cases(ObjectNode written) {
    if (!written.has("table")) {
      return Stream.of(written);
    }
    ObjectNode template = written.deepCopy();
    JsonNode rows = template.remove("table");
    return rows.values().stream().map(row -> fill(template.deepCopy(), row));
  }

  private static ObjectNode fill(ObjectNode template, JsonNode row) {
    Map<String, JsonNode> variables = new HashMap<>();
    String written = template.toString();
    for (Map.Entry<String, JsonNode> cell : row.properties()) {
      if (PARTS.contains(cell.getKey())) {
        template.set(cell.getKey(), cell.getValue());
      } else if (!written.contains("${" + cell.getKey())) {
        throw new IllegalArgumentException(
            "no placeholder for '%s' in %s".formatted(cell.getKey(), row));
      }
      variables.put(cell.getKey(), cell.getValue());
    }
    return Placeholders.of(variables).expand(template).asObject();
  }
}
